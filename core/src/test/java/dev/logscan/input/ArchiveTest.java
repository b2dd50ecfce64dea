package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.LogEntry;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives and compressed files, read as streams. */
class ArchiveTest {
    private static final String A = "{\"correlation_id\":\"A\",\"status\":422}\n";
    private static final String B = "{\"correlation_id\":\"B\",\"status\":422}\n";

    /** Ways to pack bytes. */
    enum Packer {
        NONE {
            @Override
            OutputStream open(OutputStream out) {
                return out;
            }
        },
        GZIP {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        BZIP2 {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new BZip2CompressorOutputStream(out);
            }
        },
        XZ {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new XZOutputStream(out, new LZMA2Options(1));
            }
        },
        ZSTD {
            @Override
            OutputStream open(OutputStream out) throws IOException {
                return new ZstdOutputStream(out);
            }
        };

        abstract OutputStream open(OutputStream out) throws IOException;

        byte[] pack(byte[] content) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream packed = open(out)) {
                packed.write(content);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return out.toByteArray();
        }
    }

    static final class Member {
        private final String name;
        private final byte[] content;

        Member(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        static Member of(String name, String text) {
            return new Member(name, Packing.utf8(text));
        }
    }

    static byte[] tar(Member... members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Member member : members) {
                TarArchiveEntry entry = new TarArchiveEntry(member.name, true);
                entry.setSize(member.content.length);
                tar.putArchiveEntry(entry);
                tar.write(member.content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static byte[] zip(Member... members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Member member : members) {
                zip.putNextEntry(new ZipEntry(member.name));
                zip.write(member.content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static Read read(byte[] bytes) {
        return Read.all(LogInput.of("bundle", bytes));
    }

    private static List<String> places(Read read) {
        return read.entries().stream()
                .map(e -> e.origin().source() + ":" + e.origin().line() + " " + e.correlationId())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void filesInEveryCompressionAreRead(Packer packer) {
        byte[] whole = packer.pack(Packing.utf8(A + B));

        assertThat(places(read(whole))).containsExactly("bundle:1 A", "bundle:2 B");
        assertThat(read(whole).problems()).isEmpty();
        assertThat(read(whole).source().bytes()).isEqualTo(A.length() + B.length());
    }

    @ParameterizedTest
    @EnumSource
    void linesGoOnAcrossMembersOfACompression(Packer packer) {
        byte[] joined = Packing.joined(
                packer.pack(Packing.utf8(A + B.substring(0, 9))), packer.pack(Packing.utf8(B.substring(9))));

        assertThat(places(read(joined))).containsExactly("bundle:1 A", "bundle:2 B");
    }

    @ParameterizedTest
    @EnumSource
    void membersOfATarInEveryCompressionAreSources(Packer packer) {
        byte[] archive = packer.pack(tar(
                Member.of("gitlabsos/var/log/gitlab/gitlab-rails/exceptions_json.log", A),
                new Member("logs/current.s", Packing.gzip(B + A))));

        Read read = read(archive);

        assertThat(places(read))
                .containsExactly(
                        "bundle!gitlabsos/var/log/gitlab/gitlab-rails/exceptions_json.log:1 A",
                        "bundle!logs/current.s:1 B",
                        "bundle!logs/current.s:2 A");
        assertThat(read.statistics())
                .extracting(SourceStatistics::name)
                .containsExactly(
                        "bundle!gitlabsos/var/log/gitlab/gitlab-rails/exceptions_json.log", "bundle!logs/current.s");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void zipMembersAreSources() {
        Read read = read(zip(Member.of("a.log", A), Member.of("empty.log", ""), Member.of("b.log", B)));

        assertThat(places(read)).containsExactly("bundle!a.log:1 A", "bundle!b.log:1 B");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void archivesAreReadByteByByteToo() {
        byte[] archive = Packing.gzip(tar(new Member("x.zip", zip(Member.of("a.log", A)))));

        Read read = Read.all(LogInput.of("-", Packing.trickle(archive)));

        assertThat(places(read)).containsExactly("-!x.zip!a.log:1 A");
    }

    @Test
    void aSupportArchiveTellsTheVersion() {
        Read read = read(tar(
                Member.of("sos/opt/gitlab/version-manifest.txt", "gitlab-ee 16.11.2\n\nComponent  Version\nacme 1\n"),
                Member.of("sos/var/log/gitlab/gitlab-rails/integrations_json.log", "cut\":1}\n" + A)));

        assertThat(read.entries().get(0).first("gitlab_version")).isEqualTo("16.11.2");
        assertThat(read.entries()).hasSize(2);
        assertThat(read.source().lines()).isEqualTo(4);
        assertThat(read.statistics().get(1).unparsed()).isEqualTo(1);
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void archivesInArchivesAreReadThreeDeep() {
        byte[] three = tar(new Member("2.tar", tar(new Member("3.tar", tar(Member.of("a.log", A))))));
        byte[] four = tar(new Member("1.tar", three));

        assertThat(places(read(three))).containsExactly("bundle!2.tar!3.tar!a.log:1 A");
        assertThat(read(four).entries()).isEmpty();
        assertThat(read(four).problems())
                .containsExactly("an archive inside 3 others: not read (unpack it first) (incomplete)");
    }

    @Test
    void oddMembersAreListedAndNeverFollowed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("null", TarConstants.LF_CHR));
            tar.closeArchiveEntry();
            for (String name : List.of("../../up.log", "/absolute.log", "log/gitlab/redis/lock", "plain.log")) {
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setSize(A.length());
                tar.putArchiveEntry(entry);
                tar.write(Packing.utf8(A));
                tar.closeArchiveEntry();
            }
        }

        Read read = read(out.toByteArray());

        assertThat(places(read))
                .containsExactly("bundle!../../up.log:1 A", "bundle!/absolute.log:1 A", "bundle!plain.log:1 A");
        assertThat(read.problems())
                .containsExactly(
                        "link: a link, not followed",
                        "null: a device, skipped",
                        "../../up.log: a name that leads out of the archive; nothing is unpacked",
                        "/absolute.log: a name that leads out of the archive; nothing is unpacked");
    }

    @Test
    void aCutArchiveGivesTheEntriesBeforeTheCut() {
        byte[] whole = tar(Member.of("a.log", A), Member.of("b.log", B.repeat(100)));

        Read read = read(Arrays.copyOf(whole, 512 + 512 + 512 + 1000));

        assertThat(places(read)).startsWith("bundle!a.log:1 A", "bundle!b.log:1 B");
        assertThat(read.statistics().get(0).problems())
                .extracting(ReadProblem::message)
                .containsExactly("damaged after entry a.log");
        assertThat(read.statistics()).extracting(SourceStatistics::complete).containsExactly(false, true, false);
    }

    @Test
    void aLyingHeaderIsNamed() {
        byte[] whole = tar(Member.of("a.log", A), Member.of("b.log", B));
        whole[1024 + 124] = '9';

        Read read = read(whole);

        assertThat(places(read)).containsExactly("bundle!a.log:1 A");
        assertThat(read.problems()).containsExactly("damaged after entry a.log (incomplete)");
    }

    @Test
    void aHeaderWithoutEndIsNotReadIntoMemory() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            name.setSize(8 << 20);
            tar.putArchiveEntry(name);
            tar.write(new byte[8 << 20]);
            tar.closeArchiveEntry();
        }

        assertThat(read(Packing.gzip(out.toByteArray())).problems())
                .containsExactly("damaged in its first entry (incomplete)");
    }

    @ParameterizedTest
    @EnumSource
    void damagedBytesCostNoNeighbour(Packer packer) {
        byte[] random = new byte[64 << 10];
        new Random(1).nextBytes(random);
        byte[] packed = packer.pack(Packing.joined(Packing.utf8(A.repeat(5000)), random));

        for (int seed = 0; seed < 60; seed++) {
            Random dice = new Random(seed);
            byte[] damaged = Arrays.copyOf(packed, packed.length / 2 + dice.nextInt(packed.length / 2));
            for (int i = 0; i < seed % 4; i++) {
                damaged[16 + dice.nextInt(damaged.length - 16)] ^= (byte) (1 + dice.nextInt(255));
            }
            Read read = Read.all(LogInput.of("bad", damaged), LogInput.of("good", Packing.utf8(B)));
            assertThat(read.entries()).extracting(LogEntry::correlationId).contains("B");
        }
    }

    @Test
    void damagedArchivesCostNoNeighbour() {
        byte[] tar = tar(Member.of("a.log", A.repeat(50)), Member.of("x".repeat(200), B), Member.of("c.log", A));
        byte[] zip = zip(Member.of("a.log", A.repeat(50)), Member.of("b.log", B), Member.of("c.log", A));
        for (int seed = 0; seed < 300; seed++) {
            Random dice = new Random(seed);
            byte[] damaged = (seed % 2 == 0 ? tar : zip).clone();
            for (int i = 0; i <= seed % 5; i++) {
                damaged[dice.nextInt(damaged.length)] = (byte) dice.nextInt(256);
            }
            Read read = Read.all(LogInput.of("bad", damaged), LogInput.of("good", Packing.utf8(B)));
            assertThat(read.entries()).isNotEmpty();
        }
    }

    @Test
    void aDamagedMemberIsReadAsFarInPiecesAsAtOnce() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            lines.append(A.replace("A", "A" + Integer.toHexString(i * 0x9e3779b1)));
        }
        byte[] zip = zip(Member.of("a.log", lines.toString()));
        assertThat(zip.length).isGreaterThan(2 * Head.SIZE);
        for (int seed = 0; seed < 40; seed++) {
            byte[] damaged = zip.clone();
            Random dice = new Random(seed);
            dice.ints(20, Head.SIZE, zip.length).forEach(at -> damaged[at] ^= (byte) (1 + dice.nextInt(255)));

            Read pieces = Read.all(LogInput.of("bundle", Packing.trickle(damaged)));

            assertThat(pieces.statistics())
                    .as("seed " + seed)
                    .isEqualTo(read(damaged).statistics());
        }
    }

    @Test
    void aQuietLogIsNoBombAndABombIsStopped() {
        InputStream quiet = repeated(A, 300L << 20);
        InputStream zeros = repeated("\0".repeat(4096), 2L << 30);

        assertThat(drain(quiet, 1 << 20)).isEqualTo(300L << 20);
        assertThat(drain(zeros, 1000)).isBetween(Expansion.FREE, Expansion.FREE + (1 << 20));
    }

    /** How many bytes come out of content that was stored in so many bytes. */
    private static long drain(InputStream content, int stored) {
        Expansion expansion = new Expansion(Limits.EXPANDED);
        long count = 0;
        byte[] buffer = new byte[1 << 16];
        try {
            expansion.count(new java.io.ByteArrayInputStream(new byte[stored])).readAllBytes();
            InputStream limited = expansion.limit(content);
            int read = limited.read(buffer, 0, buffer.length);
            while (read >= 0) {
                count += read;
                read = limited.read(buffer, 0, buffer.length);
            }
        } catch (Expansion.TooFar limit) {
            assertThat(limit).hasMessage("expands to more than 1000 times its size, the rest is not read");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return count;
    }

    private static InputStream repeated(String text, long length) {
        byte[] bytes = Packing.utf8(text);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at < length ? bytes[(int) (at++ % bytes.length)] & 0xff : -1;
            }

            @Override
            public int read(byte[] buffer, int from, int count) {
                if (at >= length) {
                    return -1;
                }
                int some = (int) Math.min(count, length - at);
                at += some;
                return some;
            }
        };
    }

    @Test
    void aJavaProgramIsNamedAndNotReadAsAnArchive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(out)) {
            for (String name : List.of("META-INF/MANIFEST.MF", "scenario.json")) {
                jar.putNextEntry(new ZipEntry(name));
                jar.write(Packing.utf8(A));
            }
        }
        Read read = Read.all(LogInput.of("tool.jar", out.toByteArray()));

        assertThat(read.source().entries()).isZero();
        assertThat(read.source().problems())
                .containsExactly(new ReadProblem("tool.jar", "a Java program, not logs", false));
    }

    @Test
    void aWindowThatIsTooWideIsNamedWhereverItStands() {
        byte[] text = Packing.utf8("{\"a\":1}\n");
        byte[] usual = frame(0x68, text);
        byte[] wide = frame(0x88, text);

        assertThat(Read.all(LogInput.of("a.zst", Packing.joined(usual, usual))).entries())
                .hasSize(2);
        for (byte[] whole : List.of(wide, Packing.joined(usual, usual, wide))) {
            assertThat(Read.all(LogInput.of("a.zst", whole)).problems())
                    .containsExactly("zstd with a window of more than 8 MiB: not read"
                            + " (unpack it with: zstd -d --long=31 FILE) (incomplete)");
        }
    }

    /** A frame of one block that is not compressed. */
    private static byte[] frame(int window, byte[] content) {
        byte[] header = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) window, (byte) (content.length << 3 | 1), 0, 0
        };
        return Packing.joined(header, content);
    }

    @Test
    void aStoredMemberWithoutItsSizeAndItsEndIsNamed() {
        byte[] name = Packing.utf8("a.log");
        byte[] header = {'P', 'K', 3, 4, 20, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0};

        Read read = Read.all(LogInput.of("a.zip", Packing.joined(header, name, Packing.utf8("text\n"))));

        assertThat(read.problems())
                .contains("stored without its size, and broken or larger than 8 MiB (unpack the archive first)"
                        + " (incomplete)");
    }
}
