package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of a reader, for every form: no packing, no size of a buffer and no number of threads changes what is read. */
class FormContractTest {
    /** Formats in which every line is an entry, blank, or counted as none. */
    private static final Set<String> LINE_FORMATS = Set.of("json-lines", "text");

    private static final List<Integer> POWERS = List.of(127, 128, 129, 255, 256, 257, 511, 512, 513, 1023, 1024, 1025);

    /** Every size meets a third of the forms in each build, and every form when the build is told to take its time. */
    private static final int SHARE = 3;

    private static final boolean THOROUGH = Long.getLong("logscan.fuzz.seconds", 0) > 0;

    private interface Check {
        void on(Form form) throws IOException;
    }

    private static Stream<DynamicTest> each(Check check) {
        return Form.all().stream().map(form -> DynamicTest.dynamicTest(form.name(), () -> check.on(form)));
    }

    private static List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (int size = 1; size <= 70; size++) {
            sizes.add(size);
        }
        sizes.addAll(POWERS);
        return sizes;
    }

    private static String read(byte[] bytes) {
        return told(Read.all(LogInput.of("-", bytes)));
    }

    /** Everything but where it stands: entries, counts and problems. */
    private static String told(Read read) {
        SourceStatistics source = read.source();
        return source.format() + " " + source.lines() + " " + source.entries() + " " + source.blank() + " "
                + source.unparsed() + read.problems() + "\n" + read.dump();
    }

    @TestFactory
    Stream<DynamicTest> noSizeOfABufferMatters() {
        return each(form -> {
            byte[] bytes = form.bytes();
            String expected = read(bytes);
            int turn = Math.floorMod(form.name().hashCode(), SHARE);
            for (int size : sizes()) {
                if (size % SHARE != turn && !THOROUGH) {
                    continue;
                }
                InputScanner scanner = InputScanner.builder()
                        .threads(1)
                        .build()
                        .withLimits(new Limits(size, Limits.MAX_LINE, Limits.EXACT));

                assertThat(told(Read.with(scanner, LogInput.of("-", pieces(bytes, size)))))
                        .as("buffer of " + size)
                        .isEqualTo(expected);
            }
        });
    }

    /** A stream that never hands over more than so many bytes. */
    private static InputStream pieces(byte[] bytes, int size) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return super.read(buffer, from, Math.min(length, size));
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> noNumberOfThreadsMatters() {
        return each(form -> {
            String expected = told(Read.all(LogInput.of(form.input())));
            for (int threads = 1; threads <= 8; threads++) {
                InputScanner scanner = InputScanner.builder()
                        .threads(threads)
                        .build()
                        .withLimits(new Limits(64, Limits.MAX_LINE, Limits.EXACT));

                assertThat(told(Read.with(scanner, LogInput.of(form.input()))))
                        .as(threads + " threads")
                        .isEqualTo(expected);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noPackingMatters() {
        return each(form -> {
            byte[] bytes = form.bytes();
            if (!form.isPlain()) {
                return;
            }
            String expected = read(bytes);
            int half = bytes.length / 2;
            byte[] members = Packing.joined(
                    Packing.gzip(Arrays.copyOf(bytes, half)),
                    Packing.gzip(new byte[0]),
                    Packing.gzip(Arrays.copyOfRange(bytes, half, bytes.length)));

            assertThat(read(Packing.gzip(bytes))).isEqualTo(expected);
            assertThat(read(members)).isEqualTo(expected);
            assertThat(read(Packing.gzip(tar(bytes)))).isEqualTo(expected);
            assertThat(read(zip(bytes))).isEqualTo(expected);
            assertThat(read(zip(Packing.gzip(bytes)))).isEqualTo(expected);
        });
    }

    private static byte[] tar(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry("export");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("export"));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @TestFactory
    Stream<DynamicTest> nulsBeforeTheFirstLineAreSkipped() {
        return each(form -> {
            if (!form.isPlain()) {
                return;
            }
            Read plain = Read.all(LogInput.of("-", form.bytes()));
            Read holed = Read.all(LogInput.of("-", Packing.joined(new byte[5000], form.bytes())));

            assertThat(holed.source().entries()).isEqualTo(plain.source().entries());
            assertThat(holed.source().format()).isEqualTo(plain.source().format());
            assertThat(holed.problems()).contains("5000 NUL bytes skipped");
        });
    }

    @TestFactory
    Stream<DynamicTest> whateverIsCutIsCounted() {
        return each(form -> {
            byte[] bytes = form.bytes();
            for (int end = 0; end < bytes.length; end += 17) {
                SourceStatistics source =
                        Read.all(LogInput.of("-", Arrays.copyOf(bytes, end))).source();
                if (LINE_FORMATS.contains(source.format())) {
                    assertThat(source.entries() + source.blank() + source.unparsed())
                            .as("cut at " + end)
                            .isEqualTo(source.lines());
                }
                assertThat(source.entries()).as("cut at " + end).isLessThanOrEqualTo(2);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aBrokenNeighbourCostsNothing() {
        return each(form -> {
            if (!form.isPlain() || form.text().startsWith("\uFEFF")) {
                return;
            }
            Read plain = Read.all(LogInput.of("-", form.bytes()));
            String text = form.text().endsWith("\n") ? form.text() : form.text() + "\n";
            Read after = Read.text("-", text + "{\"torn\":\"of\n");

            assertThat(after.source().entries())
                    .as("behind the last line")
                    .isEqualTo(plain.source().entries());
            assertThat(after.source().unparsed() + after.source().problems().size())
                    .isGreaterThan(plain.source().unparsed()
                            + plain.source().problems().size());
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameTwiceIsTheSameOnce() {
        return each(form -> {
            byte[] twice = form.bytes();
            try {
                assertThat(Form.essence(
                                Form.builder().build().scan(List.of(LogInput.of("a", twice), LogInput.of("b", twice)))))
                        .isEqualTo(Form.essence(Form.scan(Form.builder(), LogInput.of("a", twice))));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anOverlongLineCostsItself() {
        byte[] line = ("{\"message\":\"" + "x".repeat(Limits.MAX_LINE) + "\"}\n").getBytes(StandardCharsets.UTF_8);
        return Stream.of("gitlab-lines", "syslog", "docker-compose", "grep-hits", "quoted-mail")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Form form = new Form(Form.ALL.resolve(name));
                    Read read = Read.all(LogInput.of("-", Packing.joined(form.bytes(), line, form.bytes())));

                    assertThat(read.source().entries()).isEqualTo(4);
                    assertThat(read.problems()).anyMatch(problem -> problem.contains("longer than 8 MiB, skipped"));
                    assertThat(read.source().entries()
                                    + read.source().blank()
                                    + read.source().unparsed())
                            .isEqualTo(read.source().lines());
                }));
    }
}
