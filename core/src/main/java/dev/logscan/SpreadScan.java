package dev.logscan;

import dev.logscan.incident.NoticedEntry;
import dev.logscan.incident.PackedEntries;
import dev.logscan.input.InputScanner;
import dev.logscan.input.LogInput;
import dev.logscan.input.ReadProblem;
import dev.logscan.input.SourceStatistics;
import dev.logscan.report.Report;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One scan that several machines share: each reads some of the inputs, and one of them reports. The report is the same,
 * byte for byte, as if one machine had read all inputs in the order of their numbers.
 *
 * <p>It has three steps. Inputs are read one by one, in any order and wherever, with {@link #read}; each gives parts. Parts
 * may then be brought together by {@link ScanPart#key} to leave out with {@link ScanPart#telling} what tells nothing; this
 * saves work and changes nothing. What is left is handed in order to {@link #report}, where everything is judged by the same
 * code that judges a scan of one machine, in the same bounded memory.
 *
 * <p>All machines must have the same version of this library and the same scenarios. Lines around evidence are not shown,
 * whatever {@link LogScan.Builder#context} says. Immutable and thread-safe.
 */
public final class SpreadScan {
    private final LogScan scan;
    private final BitSet opening;
    private final long edition;

    SpreadScan(LogScan scan) {
        this.scan = scan;
        opening = scan.catalog().opening();
        edition = scan.catalog().edition();
    }

    /** Gives the parts of all inputs, as often as they are asked for. */
    public interface Parts {
        /**
         * All parts, in their natural order.
         *
         * @return each once
         */
        Iterator<ScanPart> all();

        /**
         * The parts that have one of some keys, in their natural order. A report shows few of many entries, and has let go
         * of the others; these are asked for again.
         *
         * @param keys some thousands at most
         * @return each once
         */
        Iterator<ScanPart> withKeys(Set<Long> keys);
    }

    /**
     * Reads one input to its end, on this thread and one more. Memory is bounded, whatever the size of the input.
     *
     * @param number its place among all inputs, from 0 on without a gap
     * @param input what to read; what cannot be read of it is said in its parts
     * @param sink takes its parts on this thread, in no order to rely on; at least one
     * @throws InterruptedException when the thread is interrupted while it reads
     */
    public void read(int number, LogInput input, Consumer<? super ScanPart> sink) throws InterruptedException {
        PackedEntries packing = new PackedEntries(scan.catalog());
        long[] position = new long[1];
        InputScanner scanner = scan.scanner(1, null);
        List<SourceStatistics> sources = scanner.scan(List.of(input), scan::notice, noticed -> {
            boolean tells = noticed.held().intersects(opening);
            if (tells || noticed.entry().correlationId() != null) {
                sink.accept(ScanPart.of(number, position[0]++, noticed, tells, packing));
            }
        });
        sink.accept(ScanPart.of(number, sources, edition));
    }

    /**
     * Says what the inputs show.
     *
     * @param inputs how many inputs there are
     * @param parts the parts of all inputs; an input that was read twice gives the same parts, of which one is given
     * @param notFound the problems of finding the inputs, as {@link dev.logscan.input.Discovery#problems} has them
     * @return the report
     * @throws InterruptedException when the thread is interrupted
     * @throws IllegalArgumentException when parts are missing, come twice or out of order, or were made by other scenarios
     */
    public Report report(int inputs, Parts parts, List<ReadProblem> notFound) throws InterruptedException {
        LogScan.Noticed noticed = (wanting, sink) -> wanting == null
                ? takeAll(inputs, parts.all(), sink)
                : take(parts.withKeys(wanting.wantedKeys()), part -> {}, sink);
        return scan.shown(scan.judged(noticed, noticed, true, notFound, null).report());
    }

    private List<SourceStatistics> takeAll(int inputs, Iterator<ScanPart> parts, Consumer<? super NoticedEntry> sink)
            throws InterruptedException {
        List<SourceStatistics> sources = new ArrayList<>();
        int[] came = new int[1];
        take(
                parts,
                part -> {
                    came[0] += part.isEntry() ? 0 : 1;
                    if (part.input() != came[0] - 1) {
                        throw new IllegalArgumentException(part + ": came with the sources of " + came[0]
                                + " inputs (expected those of all, from 0 on)");
                    }
                    if (!part.isEntry() && part.edition() != edition) {
                        throw new IllegalArgumentException(
                                part + ": read with other scenarios (expected the same on all machines)");
                    }
                    sources.addAll(part.sources());
                },
                sink);
        if (came[0] != inputs) {
            throw new IllegalArgumentException("the parts of " + came[0] + " inputs came (expected " + inputs + ")");
        }
        return sources;
    }

    private List<SourceStatistics> take(
            Iterator<ScanPart> parts, Consumer<ScanPart> check, Consumer<? super NoticedEntry> sink)
            throws InterruptedException {
        PackedEntries packing = new PackedEntries(scan.catalog());
        ScanPart before = null;
        while (parts.hasNext()) {
            ScanPart part = parts.next();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (before != null && before.compareTo(part) >= 0) {
                throw new IllegalArgumentException(part + ": came after " + before + " (expected each once, in order)");
            }
            before = part;
            check.accept(part);
            if (part.isEntry()) {
                sink.accept(part.entry(packing));
            }
        }
        return List.of();
    }
}
