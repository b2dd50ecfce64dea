package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searching, cutting in pieces and threads change nothing but the speed. */
class ParallelScanTest {
    private static final Set<String> LITERALS = Set.of("needle", "Jira::Class", "zqj");
    private static final Limits SMALL = new Limits(64, 300, 400);

    @TempDir
    private Path folder;

    @Test
    void searchAndThreadsChangeNothing() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            byte[] log = randomLog(new Random(seed), 60);
            LogInput file = file("log", log);
            Read expected = scan(SMALL, false, 1, LogInput.of(file.name(), log));
            for (int threads = 1; threads <= 8; threads++) {
                for (boolean search : new boolean[] {true, false}) {
                    assertSame(scan(SMALL, search, threads, file), expected, "seed " + seed);
                }
            }
            assertThat(expected.source().lines())
                    .isEqualTo(expected.source().entries()
                            + expected.source().blank()
                            + expected.source().unparsed());
        }
    }

    @Test
    void aLineThatIsShapedLikeARequestCountsAsMuchWithoutTheSearch() {
        byte[] log = Packing.utf8("{\"correlation_id\":\"1\",\"message\":\"zqj\"}\n".repeat(20)
                + "192.0.2.7 - - [11/Feb/2025:10:14:07 +0100] GET / 401 0\n"
                + "{\"correlation_id\":\"2\"}\n");

        assertSame(scan(SMALL, false, 1, LogInput.of("log", log)), scan(SMALL, true, 1, LogInput.of("log", log)), "");
    }

    @Test
    void blocksMayEndAnywhere() throws IOException {
        byte[] log = randomLog(new Random(99), 25);
        LogInput file = file("log", log);
        Read expected = scan(new Limits(300, 300, 400), false, 1, LogInput.of(file.name(), log));
        for (int block = 1; block <= 70; block++) {
            Limits limits = new Limits(block, 300, 400);
            assertSame(scan(limits, true, 3, file), expected, "file, block " + block);
            assertSame(scan(limits, true, 1, LogInput.of(file.name(), log)), expected, "bytes, block " + block);
            assertSame(
                    scan(limits, true, 1, LogInput.of(file.name(), Packing.trickle(log))),
                    expected,
                    "trickle, block " + block);
            assertSame(
                    scan(limits, true, 1, LogInput.of(file.name(), Packing.gzip(log))),
                    expected,
                    "gzip, block " + block);
        }
    }

    @Test
    void resultsComeInTheOrderOfInputsAndLines() throws IOException {
        List<LogInput> inputs = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = "input" + i;
            byte[] log = numbered(name, 50 + 40 * (i % 3), expected);
            inputs.add(i % 2 == 0 ? file(name, log) : LogInput.of(name, Packing.gzip(log)));
        }

        Read read = scan(SMALL, true, 5, inputs.toArray(LogInput[]::new));

        assertThat(read.entries()).extracting(LogEntry::correlationId).isEqualTo(expected);
    }

    @Test
    void aHoleOfNulsLeavesTheLineBehindIt() throws IOException {
        byte[] log = Packing.joined(line("A"), new byte[100_000], line("B"), new byte[5000], line("C"), new byte[3000]);

        Read read = scan(SMALL, true, 4, file("log", log));

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B", "C");
        assertThat(read.entries()).extracting(e -> e.origin().line()).containsExactly(1L, 2L, 3L);
        assertThat(read.source().lines()).isEqualTo(3);
        assertThat(read.problems()).containsExactly("108000 NUL bytes skipped");
    }

    @Test
    void overlongLinesAreSkippedWhereverTheyAre() throws IOException {
        byte[] giant = Packing.utf8("{\"zqj\":\"" + "x".repeat(5000) + "\"}\n");
        byte[] log = Packing.joined(giant, line("A"), giant, giant, line("B"), giant);

        Read read = scan(SMALL, true, 4, file("log", log));

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(read.source().unparsed()).isEqualTo(4);
        assertThat(read.problems())
                .containsExactly(
                        "line 1: longer than 300 bytes, skipped",
                        "line 3: longer than 300 bytes, skipped",
                        "line 4: longer than 300 bytes, skipped",
                        "line 6: longer than 300 bytes, skipped");
    }

    @Test
    void manyVeryLongLinesComeToTheirEnd() throws IOException {
        byte[] wide = Packing.utf8("{\"correlation_id\":\"wide\",\"message\":\"zqj" + "x".repeat(3 << 19) + "\"}\n");
        byte[] log = Packing.joined(wide, wide, line("A"), wide, wide, line("B"), wide);
        LogInput file = file("log", log);
        LogInput gzip = LogInput.of("gzip", Packing.gzip(log));

        Read read = scan(Limits.DEFAULT, true, 4, file, gzip, file, gzip);

        assertThat(read.entries()).hasSize(4 * 7);
        assertThat(read.statistics()).extracting(SourceStatistics::lines).containsExactly(7L, 7L, 7L, 7L);
    }

    @Test
    void aFailureOfTheCallerEndsTheScan() throws IOException {
        LogInput file = file("log", randomLog(new Random(1), 500));
        InputScanner scanner = InputScanner.builder().threads(4).build().withLimits(SMALL);
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> scanner.scan(List.of(file), entry -> entry, entry -> {
                    if (calls.incrementAndGet() > 20) {
                        throw new IllegalArgumentException("no");
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(scanThreads()).isEmpty();
    }

    @Test
    void anInterruptedScanStops() throws IOException {
        InputStream endless = new InputStream() {
            private final byte[] line = line("zqj");
            private int at;

            @Override
            public int read() {
                at = (at + 1) % line.length;
                return line[at];
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                for (int i = 0; i < length; i++) {
                    buffer[from + i] = (byte) read();
                }
                return length;
            }
        };
        InputScanner scanner = InputScanner.builder().threads(2).build();
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() ->
                        scanner.scan(List.of(LogInput.of("-", endless)), entry -> entry, entry -> caller.interrupt()))
                .isInstanceOf(InterruptedException.class);
        assertThat(scanThreads()).isEmpty();
    }

    /** The scan's threads that do not end: a busy machine may take its time, and only a thread that stays is wrong. */
    private static Set<String> scanThreads() {
        Set<String> left = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("logscan-scan")) {
                Uninterruptibles.joinUninterruptibly(thread, Duration.ofSeconds(20));
                if (thread.isAlive()) {
                    left.add(thread.getName());
                }
            }
        }
        return left;
    }

    private static void assertSame(Read actual, Read expected, String when) {
        assertThat(actual.dump()).as(when).isEqualTo(expected.dump());
        assertThat(actual.statistics()).as(when).isEqualTo(expected.statistics());
    }

    private static Read scan(Limits limits, boolean search, int threads, LogInput... inputs) {
        InputScanner scanner = InputScanner.builder()
                .literals(LITERALS)
                .search(search)
                .threads(threads)
                .build()
                .withLimits(limits);
        List<LogEntry> entries = new ArrayList<>();
        try {
            List<SourceStatistics> statistics = scanner.scan(
                    List.of(inputs),
                    entry -> entry.toString().matches("(?s).*(needle|Jira::Class|zqj).*") ? entry : null,
                    entries::add);
            return new Read(entries, statistics);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LogInput file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return LogInput.of(file);
    }

    private static byte[] line(String id) {
        return Packing.utf8("{\"correlation_id\":\"" + id + "\",\"message\":\"zqj\"}\n");
    }

    private static byte[] numbered(String name, int lines, List<String> expected) {
        List<String> ids =
                IntStream.range(0, lines).mapToObj(i -> name + "-" + i).toList();
        expected.addAll(ids);
        return Packing.joined(ids.stream().map(ParallelScanTest::line).toArray(byte[][]::new));
    }

    /** Honest lines and every fault that a line can have. */
    private static byte[] randomLog(Random random, int lines) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            log.append(randomLine(random, i));
            log.append(random.nextInt(8) == 0 ? "\r\n" : "\n");
        }
        if (random.nextBoolean()) {
            log.setLength(log.length() - 1 - random.nextInt(20));
        }
        return Packing.utf8(log.toString());
    }

    private static String randomLine(Random random, int number) {
        String time = random.nextInt(3) == 0 ? "" : ",\"time\":\"2025-02-11T09:14:" + (10 + number % 50) + "Z\"";
        String text = List.of("plain", "needle", "Jira::Class", "n\\u0065edle", "a zqj b", "\\u003cb\\u003e", "é🙂")
                .get(random.nextInt(7));
        String json = "{\"correlation_id\":\"" + number + "\",\"message\":\"" + text + "\"" + time + "}";
        return switch (random.nextInt(15)) {
            case 0 -> "";
            case 1 -> "  ";
            case 2 -> "just text with a needle";
            case 3 -> json.substring(0, random.nextInt(json.length()));
            case 4 -> "\0\0\0" + json;
            case 5 -> "{\"torn\":\"" + json;
            case 6 -> "2025-02-11_08:00:11.53712 " + json;
            case 7 -> "{\"exception.class\":\"needle\"" + time + "}";
            case 8 -> "{\"pad\":\"" + "y".repeat(random.nextInt(400)) + "\",\"message\":\"" + text + "\"}";
            case 9 -> json + " trailing";
            case 10 -> "192.0.2.7 - - [11/Feb/2025:10:14:07 +0100] M 401 0 \"-\" \"" + text + "\"";
            default -> json;
        };
    }
}
