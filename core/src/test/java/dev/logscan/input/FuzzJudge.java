package dev.logscan.input;

import com.sun.management.OperatingSystemMXBean;
import dev.logscan.LogScan;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.RuleFile;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.ScenarioException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with what was made of an input: nothing, whatever its bytes. */
final class FuzzJudge {
    /** Of all threads together, on an input of less than {@link Mutator#LARGEST} bytes. */
    static final long MOST_CPU_NANOS = 1_000_000_000L;

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final List<Format> FORMATS = List.of(Format.values());
    private static final Set<String> LINE_FORMATS = Set.of("json-lines", "text");
    private static final Pattern REFUSAL = Pattern.compile("rule\\.json:\\d+:\\d+: .+", Pattern.DOTALL);
    private static final List<Integer> CHUNKS =
            List.of(1, 2, 3, 5, 7, 13, 31, 64, 70, 127, 128, 511, 512, 513, 4096, 8191);

    /** Few, so that most of what is read may be passed over. */
    private static final Set<String> LITERALS = Set.of("jira_body", "Invalid JWT", "Failed to");

    /** What rules of the user's own are tried on. */
    private final byte[] sample;

    private long lastCpu;

    FuzzJudge(byte[] sample) {
        this.sample = sample;
    }

    /** Process time so far, in nanoseconds. */
    static long cpu() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Process time that the last judgement's scan took, in nanoseconds. */
    long lastCpu() {
        return lastCpu;
    }

    /** What is wrong with the reading of an input; null when nothing is. */
    @Nullable
    String input(byte[] bytes, Random dice) throws IOException {
        Report report = timed(() -> Form.scan(Form.builder().threads(2), LogInput.of("-", bytes)));
        String json = render(report, Format.JSON);
        render(report, FORMATS.get(dice.nextInt(FORMATS.size())));
        for (SourceSummary source : report.sources()) {
            if (LINE_FORMATS.contains(source.format())
                    && source.lines() != source.entries() + source.blank() + source.unparsed()) {
                return "lines are lost in " + source.format();
            }
        }
        String fault = report.sources().stream()
                .flatMap(source -> source.problems().stream())
                .map(ReadProblem::message)
                .filter(message -> message.contains("internal error"))
                .findFirst()
                .orElse(null);
        if (fault != null) {
            return fault;
        }
        if (lastCpu > MOST_CPU_NANOS && bytes.length < Mutator.LARGEST) {
            return "slow";
        }
        return switch (dice.nextInt(8)) {
            case 0 -> skipped(bytes, dice);
            case 1, 2 -> streamed(bytes, json, dice);
            default -> null;
        };
    }

    /** A scan that passes over what cannot matter tells the same of everything else, wherever it begins to. */
    private static @Nullable String skipped(byte[] bytes, Random dice) {
        List<String> expected = telling(bytes, false, Long.MAX_VALUE);
        return new HashSet<>(telling(bytes, true, dice.nextInt(bytes.length + 1))).containsAll(expected)
                ? null
                : "skipping loses entries";
    }

    private static List<String> telling(byte[] bytes, boolean search, long exact) {
        InputScanner scanner = InputScanner.builder()
                .literals(LITERALS)
                .search(search)
                .threads(1)
                .build()
                .withLimits(new Limits(Limits.BLOCK, Limits.MAX_LINE, exact));
        List<String> telling = new ArrayList<>();
        try {
            scanner.scan(
                    List.of(LogInput.of("-", bytes)),
                    entry -> LITERALS.stream().anyMatch(entry.fields().toString()::contains)
                            ? entry.origin().line() + " " + entry.time() + " " + entry.fields()
                            : null,
                    telling::add);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return telling;
    }

    /** A stream that hands over its bytes in pieces is read as the whole is. */
    private static @Nullable String streamed(byte[] bytes, String json, Random dice) throws IOException {
        boolean search = dice.nextBoolean();
        int chunk = CHUNKS.get(dice.nextInt(CHUNKS.size()));
        LogInput stream = LogInput.of("-", chunked(bytes, chunk));
        Report again = Form.scan(Form.builder().threads(1).literalSearch(search), stream);
        if (again.warnings().stream().anyMatch(warning -> warning.startsWith("memory: "))) {
            // What found no room cannot be read again from a stream, and the report says so.
            return null;
        }
        return render(again, Format.JSON).equals(json) ? null : "differs as a stream, search " + search;
    }

    /** What is wrong with the reading of a rule file; null when it was read, or refused with the place. */
    @Nullable
    String rule(byte[] bytes) throws IOException {
        try {
            LogScan.Builder scan = timed(() -> LogScan.builder()
                    .catalog(ScenarioCatalog.load(List.of(new RuleFile("rule.json", bytes))))
                    .threads(1));
            if (lastCpu > MOST_CPU_NANOS) {
                return "slow to load";
            }
            Report report = timed(() -> Form.scan(scan, LogInput.of("-", sample)));
            for (Format format : FORMATS) {
                render(report, format);
            }
            return lastCpu > MOST_CPU_NANOS ? "slow to run" : null;
        } catch (ScenarioException refused) {
            String message = String.valueOf(refused.getMessage());
            return REFUSAL.matcher(message).matches() ? null : "refused without its place: " + message;
        }
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T timed(Work<T> work) throws IOException {
        long before = cpu();
        T done = work.done();
        lastCpu = cpu() - before;
        return done;
    }

    private static String render(Report report, Format format) throws IOException {
        StringBuilder rendered = new StringBuilder();
        format.renderer(TextOptions.plain()).render(report, rendered);
        return rendered.toString();
    }

    /** A stream that hands over so many bytes at once. */
    private static InputStream chunked(byte[] bytes, int chunk) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return super.read(buffer, from, Math.min(length, chunk));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }
}
