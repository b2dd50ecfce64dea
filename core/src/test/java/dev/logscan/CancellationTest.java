package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logscan.input.LogInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Whoever waits for a scan may give it up: inputs without an end prove that it stops, however they are packed. */
final class CancellationTest {
    private static final String EXCEPTION = """
            {"severity":"ERROR","time":"2025-03-05T09:31:44.298Z","correlation_id":"id-1",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, \
            received https://b.example/-/jira_connect"}
            """;
    /** A few blocks of what is not packed, and many of what is. */
    private static final int BEFORE = 700_000;

    private static final int BEFORE_PACKED = 70_000;

    @TempDir
    Path folder;

    private interface Packer {
        OutputStream open(OutputStream out) throws IOException;
    }

    /** What an input begins with, and what follows again and again. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Endless(byte[] head, byte[] rest) {}

    @TestFactory
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    Stream<DynamicTest> aScanOfAnInputWithoutAnEndEnds() {
        byte[] lines = lines();
        Map<String, Endless> inputs = new LinkedHashMap<>();
        inputs.put("lines that tell", new Endless(new byte[0], EXCEPTION.getBytes(UTF_8)));
        inputs.put("lines that differ", new Endless(new byte[0], lines));
        inputs.put(
                "one line",
                new Endless(
                        "{\"exception.class\":\"".getBytes(UTF_8),
                        "x".repeat(999).getBytes(UTF_8)));
        inputs.put("NUL bytes", new Endless(EXCEPTION.getBytes(UTF_8), new byte[4096]));
        inputs.put("one document", new Endless("[\n".getBytes(UTF_8), (EXCEPTION.strip() + ",\n").getBytes(UTF_8)));
        inputs.put(
                "a search response",
                new Endless(
                        "{\"hits\":{\"hits\":[".getBytes(UTF_8),
                        ("{\"_index\":\"a\",\"_source\":" + EXCEPTION.strip() + "},\n").getBytes(UTF_8)));
        inputs.put(
                "a string",
                new Endless(
                        "{\"hits\":{\"hits\":[\"".getBytes(UTF_8),
                        "y".repeat(999).getBytes(UTF_8)));
        inputs.put("broken documents", new Endless("[\n{\"a\":".getBytes(UTF_8), "\n{\"a\":\n".getBytes(UTF_8)));
        inputs.put(
                "CSV",
                new Endless(
                        "\"@timestamp\",\"json.correlation_id\",\"json.exception.class\"\n".getBytes(UTF_8),
                        "\"Mar 5, 2025 @ 09:31:44.298\",\"id-1\",\"JWT::InvalidAudError\"\n".getBytes(UTF_8)));
        inputs.put(
                "an open quote",
                new Endless(
                        "\"@timestamp\",\"json.correlation_id\",\"json.exception.class\"\n\"".getBytes(UTF_8),
                        "a,b\n\"\",".getBytes(UTF_8)));
        inputs.put(
                "a capture of tail",
                new Endless(
                        "==> /var/log/gitlab/gitlab-rails/exceptions_json.log <==\n".getBytes(UTF_8),
                        EXCEPTION.getBytes(UTF_8)));
        inputs.put("gzip", new Endless(new byte[0], packed(lines, GZIPOutputStream::new)));
        inputs.put("bzip2", new Endless(new byte[0], packed(lines, BZip2CompressorOutputStream::new)));
        inputs.put("xz", new Endless(new byte[0], packed(lines, out -> new XZOutputStream(out, new LZMA2Options(1)))));
        inputs.put("tar", new Endless(tar("exceptions_json.log"), EXCEPTION.getBytes(UTF_8)));
        inputs.put("tar with what is passed over", new Endless(tar("var/log/gitlab/sidekiq/lock"), lines));
        inputs.put("gzip in tar", new Endless(tar("exceptions_json.log.1.gz"), packed(lines, GZIPOutputStream::new)));
        inputs.put(
                "tar.gz",
                new Endless(
                        packed(tar("exceptions_json.log"), GZIPOutputStream::new),
                        packed(lines, GZIPOutputStream::new)));
        return inputs.entrySet().stream()
                .flatMap(input -> Stream.of(1, 4)
                        .map(threads -> DynamicTest.dynamicTest(
                                input.getKey() + ", " + threads + " threads",
                                () -> isGivenUp(input.getValue(), threads))));
    }

    private static void isGivenUp(Endless input, int threads) {
        Thread caller = Thread.currentThread();
        boolean packed = Set.of(0x1f, 0xfd, (int) 'B').contains(input.rest()[0] & 0xff);
        LogInput log =
                LogInput.of("endless", () -> new Repeating(input, packed ? BEFORE_PACKED : BEFORE, caller::interrupt));

        assertThatThrownBy(() -> LogScan.builder().threads(threads).build().scan(List.of(log)))
                .isInstanceOf(InterruptedException.class);

        assertThat(scanners()).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aScanEndsWhereverItIs() throws Exception {
        byte[] log = EXCEPTION.repeat(40).getBytes(UTF_8);
        Thread caller = Thread.currentThread();
        AtomicInteger reads = new AtomicInteger();
        LogScan scan = LogScan.builder().threads(1).build();
        scan.scan(List.of(LogInput.of("all", () -> counted(log, reads, Integer.MAX_VALUE, caller))));
        assertThat(reads.get()).isGreaterThan(3);

        for (int last = 1; last <= reads.get(); last++) {
            int stop = last;
            AtomicInteger count = new AtomicInteger();
            LogInput input = LogInput.of("some", () -> counted(log, count, stop, caller));
            assertThatThrownBy(() -> scan.scan(List.of(input)))
                    .as("interrupted at read %s", stop)
                    .isInstanceOf(InterruptedException.class);
            assertThat(scanners()).isEmpty();
        }
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aWorkerThatWaitsToHandOverEntriesEnds() {
        for (String separator : List.of("\n", ",\n")) {
            byte[] head = (separator.isBlank() ? "" : "[").getBytes(UTF_8);
            byte[] rest = EXCEPTION.strip().concat(separator).getBytes(UTF_8);
            LogInput first = LogInput.of("first", EXCEPTION.getBytes(UTF_8));
            LogInput endless = LogInput.of("endless", () -> new Repeating(new Endless(head, rest), -1, () -> {}));

            assertThatThrownBy(() -> LogScan.builder().threads(1).build().scan(List.of(first, endless), finding -> {
                        waitUntilScannersWait();
                        Thread.currentThread().interrupt();
                    }))
                    .isInstanceOf(InterruptedException.class);
            assertThat(scanners()).isEmpty();
        }
    }

    private static void waitUntilScannersWait() {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread ->
                        thread.getName().startsWith("logscan") && thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFindingThatIsHandedOverMayEndTheScan() {
        LogInput input = LogInput.of("endless", () -> new Repeating(new Endless(new byte[0], lines()), -1, () -> {}));

        assertThatThrownBy(() -> LogScan.builder()
                        .build()
                        .scan(List.of(input), finding -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> LogScan.builder().build().scan(List.of(input), finding -> {
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
        assertThat(scanners()).isEmpty();
    }

    @Test
    void largeFilesAreGivenUpToo() throws Exception {
        Path log = folder.resolve("exceptions_json.log");
        Files.write(log, EXCEPTION.repeat(4_000).getBytes(UTF_8));
        Files.copy(log, folder.resolve("exceptions_json.log.1"));
        Thread caller = Thread.currentThread();
        LogInput first = LogInput.of("first", () -> counted(EXCEPTION.getBytes(UTF_8), new AtomicInteger(), 2, caller));

        assertThatThrownBy(() -> LogScan.builder()
                        .threads(2)
                        .build()
                        .scan(List.of(first, LogInput.of(log), LogInput.of(folder.resolve("exceptions_json.log.1")))))
                .isInstanceOf(InterruptedException.class);
        assertThat(scanners()).isEmpty();
    }

    /** The threads of scans that do not end, however busy the machine is. */
    private static List<String> scanners() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("logscan") && !ends(thread))
                .map(Thread::getName)
                .toList();
    }

    private static boolean ends(Thread thread) {
        try {
            thread.join(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Attempts with ids of their own, in blocks that compress as logs do. */
    private static byte[] lines() {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            lines.append(EXCEPTION.replace("id-1", Long.toHexString(random.nextLong())));
        }
        return lines.toString().getBytes(UTF_8);
    }

    private static byte[] packed(byte[] content, Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.open(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The header of a member that is larger than anything. */
    private static byte[] tar(String name) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize((8L << 30) - 1);
        byte[] header = new byte[512];
        entry.writeEntryHeader(header);
        return header;
    }

    private static InputStream counted(byte[] bytes, AtomicInteger reads, int stop, Thread caller) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                if (reads.incrementAndGet() == stop) {
                    caller.interrupt();
                }
                return super.read(buffer, from, Math.min(length, 997));
            }
        };
    }

    /** Bytes without an end, after so many of which something happens once. */
    private static final class Repeating extends InputStream {
        private final Endless content;
        private final long mark;
        private final Runnable action;
        private long position;

        Repeating(Endless content, long mark, Runnable action) {
            this.content = content;
            this.mark = mark;
            this.action = action;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            read(one, 0, 1);
            return one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            boolean inHead = position < content.head().length;
            byte[] part = inHead ? content.head() : content.rest();
            int at = (int) (inHead ? position : (position - content.head().length) % part.length);
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, buffer, from, count);
            if (position < mark && position + count >= mark) {
                action.run();
            }
            position += count;
            return count;
        }
    }
}
