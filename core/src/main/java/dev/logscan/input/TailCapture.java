package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tail} of several files printed: each file is a source of its own, with the line numbers of the capture. A
 * header counts as a blank line of the source that it names.
 *
 * @param <T> what the caller makes of an entry
 */
final class TailCapture<T> {
    static final String FORMAT = "tail";

    /** As many files as a GitLab server has logs, many times over. */
    private static final int MAX_FILES = 1000;

    private final Source capture;
    private final ScanSettings settings;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final Map<String, Member<T>> members = new LinkedHashMap<>();
    private final LineBlock stretch = new LineBlock(1024);
    private Member<T> present;

    /** Of the headers that were read last, when nothing stood between them; there may be very many. */
    private @Nullable Part<T> headers;

    private long line = 1;

    TailCapture(Source capture, ScanSettings settings, Function<? super LogEntry, ? extends @Nullable T> notice) {
        this.capture = capture;
        this.settings = settings;
        this.notice = notice;
        this.present = new Member<>(capture);
    }

    private static final class Member<T> {
        private final Source source;
        private @Nullable BlockScanner<T> scanner;
        private boolean needsFirst = true;

        Member(Source source) {
            this.source = source;
        }
    }

    /** Reads the lines of a block; what each file's gave says of which source it is. */
    List<Part<T>> read(LineBlock block) {
        List<Part<T>> out = new ArrayList<>();
        headers = null;
        byte[] bytes = block.bytes();
        int from = 0;
        int start = 0;
        while (start < block.length()) {
            int end = Swar.indexOf(bytes, start, block.length(), (byte) '\n');
            int next = Math.min(end + 1, block.length());
            String name = TailHeader.name(bytes, start, end);
            if (name != null) {
                scan(block, from, start, false, out);
                present = member(name);
                header(next - start, out);
                from = next;
            }
            start = next;
        }
        scan(block, from, block.length(), true, out);
        return out;
    }

    private Member<T> member(String name) {
        Member<T> known = members.get(name);
        if (known == null && members.size() < MAX_FILES) {
            known = new Member<>(Source.of(capture.name() + "!" + name, capture.forcedKind()));
            members.put(name, known);
        }
        return known == null ? present : known;
    }

    private void header(int length, List<Part<T>> out) {
        Part<T> header = headers;
        if (header == null || !present.source.equals(header.source)) {
            header = new Part<>();
            header.format = FORMAT;
            header.source = present.source;
            out.add(header);
            headers = header;
        }
        header.lines++;
        header.blank++;
        header.bytes += length;
        line++;
    }

    private void scan(LineBlock block, int from, int to, boolean last, List<Part<T>> out) {
        boolean oversized = last && block.oversized();
        if (from == to && !oversized) {
            return;
        }
        headers = null;
        stretch.shrink(settings.limits().block());
        stretch.clear(block.position() + from);
        stretch.reserve(to - from);
        System.arraycopy(block.bytes(), from, stretch.bytes(), 0, to - from);
        stretch.append(to - from);
        if (oversized) {
            stretch.dropOversized(stretch.length());
        }
        if (last && block.last()) {
            stretch.end();
        }
        BlockScanner<T> scanner = scanner();
        long lines = scanner.frame(stretch);
        Part<T> part = scanner.scan(stretch, line, present.needsFirst);
        part.format = FORMAT;
        part.bytes = (long) to - from;
        part.dressed = true;
        part.nuls = last ? block.nuls() : 0;
        present.needsFirst &= part.first == null;
        line += lines;
        part.source = present.source;
        out.add(part);
    }

    /** By the file's name and its first lines. */
    private BlockScanner<T> scanner() {
        if (present.scanner == null) {
            byte[] first = Arrays.copyOf(stretch.bytes(), Math.min(stretch.length(), Head.SIZE));
            LogFormat format = LogFormats.of(present.source.name(), new Head(first));
            EntryFactory factory = new EntryFactory(present.source, settings.jsonText());
            LineParser parser = format instanceof LineFormat lines ? lines.parser(factory) : new AnyLineParser(factory);
            present.scanner = new BlockScanner<>(parser, settings, notice);
        }
        return present.scanner;
    }
}
