package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logscan.LogScan;
import dev.logscan.entry.LogEntry;
import dev.logscan.incident.Finding;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Streams that fail, and defects of our own: each costs what it was met in, is said, and costs no neighbour. */
class FaultTest {
    private static final String LINES = """
            {"correlation_id":"A"}
            {"correlation_id":"BAD"}
            {"correlation_id":"C"}
            """;
    private static final String RESPONSE = """
            {"took":1,"timed_out":false,"hits":{"hits":[
            {"_id":"a","_source":{"correlation_id":"A"}},
            {"_id":"b","_source":{"correlation_id":"BAD"}},
            {"_id":"c","_source":{"correlation_id":"C"}}]}}
            """;
    private static final String NEIGHBOUR = "{\"correlation_id\":\"Z\"}\n";

    /** A stream whose read of that number, and all after it, fail. */
    private static InputStream failing(byte[] bytes, int pieces, int good, Supplier<? extends Throwable> failure) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            private int reads;

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                if (reads++ >= good) {
                    raise(failure.get());
                }
                return super.read(buffer, from, Math.min(length, bytes.length / pieces + 1));
            }
        };
    }

    private static void raise(Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static Read read(Function<LogEntry, LogEntry> notice, LogInput... inputs) {
        List<LogEntry> entries = new ArrayList<>();
        try {
            List<SourceStatistics> sources =
                    InputScanner.builder().threads(2).build().scan(List.of(inputs), notice, entries::add);
            return new Read(entries, sources);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LogEntry defective(LogEntry entry) {
        if ("BAD".equals(entry.correlationId())) {
            throw new IllegalStateException("BAD secret");
        }
        return entry;
    }

    private static LogEntry endless(LogEntry entry) {
        return "BAD".equals(entry.correlationId()) ? endless(entry) : entry;
    }

    private static LogInput input(String text) {
        return LogInput.of("bad", Packing.utf8(text));
    }

    private static LogInput neighbour() {
        return LogInput.of("good", Packing.utf8(NEIGHBOUR));
    }

    @Test
    void aDefectThatAnEntryFindsCostsThatEntry() {
        for (String text : List.of(LINES, RESPONSE)) {
            Read read = read(FaultTest::defective, input(text), neighbour());

            assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "C", "Z");
            assertThat(read.source().complete()).isFalse();
            assertThat(read.problems())
                    .singleElement()
                    .asString()
                    .matches(
                            "line [23]: an internal error of logscan \\(IllegalStateException at FaultTest.java:\\d+\\),"
                                    + " skipped \\(incomplete\\)");
        }
    }

    @Test
    void manyDefectsAreCountedAndOneIsShown() {
        Read read = read(FaultTest::defective, input(LINES.repeat(50_000)), neighbour());

        assertThat(read.entries()).hasSize(100_001);
        assertThat(read.source().lines())
                .isEqualTo(read.source().entries() + read.source().unparsed());
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("line 2: an internal error")
                .endsWith(", skipped, and 49999 more (incomplete)");
    }

    @Test
    void aFileThatIsReadInPiecesGoesOnBehindADefect(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("large.log"), LINES.repeat(20_000));

        Read read = read(FaultTest::defective, LogInput.of(file), neighbour());

        assertThat(read.entries()).hasSize(40_001);
        assertThat(read.source().complete()).isFalse();
    }

    @Test
    void aStackThatOverflowsCostsItsEntry() {
        Read read = read(FaultTest::endless, input(LINES), neighbour());

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "C", "Z");
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("line 2: an internal error of logscan (StackOverflowError at FaultTest.java:");
    }

    @Test
    void aDefectOfAReaderCostsTheRestOfItsSource() {
        byte[] lines = Packing.utf8(LINES.repeat(20_000));
        LogInput bad = LogInput.of("bad", failing(lines, 10, 20, () -> new IllegalStateException("secret")));

        Read read = read(entry -> entry, bad, neighbour());

        assertThat(read.entries().get(read.entries().size() - 1).correlationId())
                .isEqualTo("Z");
        assertThat(read.problems())
                .singleElement()
                .asString()
                .matches(
                        "an internal error of logscan \\(IllegalStateException at FaultTest.java:\\d+\\), after byte \\d+,"
                                + " not read on \\(incomplete\\)");
    }

    @Test
    void whatWasReadBeforeAFailureCounts() {
        byte[] lines = Packing.utf8(LINES.repeat(20_000));
        LogInput bad = LogInput.of("bad", failing(lines, 10, 20, () -> new IOException("Input/output error")));

        Read read = read(entry -> entry, bad, neighbour());

        SourceStatistics source = read.source();
        assertThat(source.bytes()).isGreaterThan(200_000);
        assertThat(source.lines()).isEqualTo(source.bytes() * 60_000 / lines.length + 1);
        assertThat(source.entries()).isEqualTo(source.lines() - 1);
        assertThat(read.problems())
                .contains("cannot be read: Input/output error, after byte " + source.bytes() + " (incomplete)");
    }

    @Test
    void memoryThatRanOutIsNotHidden() {
        LogInput bad = LogInput.of("bad", failing(Packing.utf8(LINES), 1, 0, () -> new OutOfMemoryError("no memory")));

        assertThatThrownBy(() -> read(entry -> entry, bad, neighbour())).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aDefectInsideAnArchiveCostsNoOtherMember() {
        byte[] archive = ArchiveTest.tar(
                ArchiveTest.Member.of("a.json", RESPONSE),
                ArchiveTest.Member.of("b.log", LINES),
                ArchiveTest.Member.of("c.log", NEIGHBOUR));

        Read read = read(FaultTest::defective, LogInput.of("bundle", archive));

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "C", "A", "C", "Z");
        assertThat(read.statistics())
                .extracting(SourceStatistics::complete)
                .containsExactlyInAnyOrder(false, false, true);
    }

    /** For every read that may be the first to fail: what was read before counts, and a neighbour is read whole. */
    @TestFactory
    Stream<DynamicTest> theReadOfAnyNumberMayFail() {
        List<byte[]> contents = new ArrayList<>();
        Form.all().stream().sorted(Comparator.comparing(Form::name)).forEach(form -> contents.add(form.bytes()));
        byte[] form = Form.all().get(0).bytes();
        for (ArchiveTest.Packer packer : ArchiveTest.Packer.values()) {
            contents.add(packer.pack(form));
            contents.add(packer.pack(ArchiveTest.tar(
                    new ArchiveTest.Member("a.json", form), new ArchiveTest.Member("b.gz", Packing.gzip(form)))));
        }
        contents.add(ArchiveTest.zip(new ArchiveTest.Member("a.json", form), ArchiveTest.Member.of("b.log", LINES)));
        return contents.stream()
                .map(bytes -> DynamicTest.dynamicTest(bytes.length + " bytes", () -> theReadOfAnyNumberMayFail(bytes)));
    }

    private static void theReadOfAnyNumberMayFail(byte[] bytes) throws Exception {
        LogScan scan = Form.builder().threads(1).build();
        boolean failed = true;
        for (int good = 0; failed; good++) {
            int number = good;
            boolean[] raised = {false};
            LogInput bad = LogInput.of("bad", failing(bytes, 12, good, () -> {
                raised[0] = true;
                return number % 2 == 0 ? new IOException("Input/output error") : new IllegalStateException("x");
            }));
            Report report =
                    scan.scan(List.of(bad, LogInput.of("good", Form.all().get(0).bytes())));
            failed = raised[0];
            assertThat(report.complete()).as("failed at " + good).isEqualTo(!failed);
            assertThat(report.findings()).extracting(Finding::scenario).contains("proxy-401-empty-body");
            assertThat(report.sources())
                    .filteredOn(source -> source.name().equals("good"))
                    .allMatch(SourceSummary::complete);
        }
    }

    /** Java's patterns call themselves for each repetition of a group, and a stack is soon full. */
    @TestFactory
    Stream<DynamicTest> whatRepeatsFillsNoStack() {
        String line = "203.0.113.5 - - [11/Feb/2025:10:00:00 +0000] \"GET /" + "\\x16".repeat(8000)
                + " HTTP/1.1\" 400 0 \"-\" \"-\"\n";
        return Stream.of(
                        "[1] ".repeat(60_000) + "\n" + NEIGHBOUR,
                        line.repeat(3) + NEIGHBOUR,
                        NEIGHBOUR + "{\n\"" + "\\n".repeat(60_000) + "\": 1}\n" + NEIGHBOUR,
                        "x\n{\n  \"" + "a".repeat(60_000) + "\": 1}\n" + NEIGHBOUR)
                .map(text -> DynamicTest.dynamicTest(text.substring(0, 40).strip(), () -> {
                    Read read = Read.text(text);

                    assertThat(read.problems()).noneMatch(problem -> problem.contains("internal error"));
                    assertThat(read.entries())
                            .extracting(LogEntry::correlationId)
                            .contains("Z");
                }));
    }
}
