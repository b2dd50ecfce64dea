package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the profile {@code distribution} packs, started as those do who get it. */
final class PackagesIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String SAMPLE =
            Path.of("../samples/jwt-invalid-audience/input").toAbsolutePath().toString();
    private static final Map<String, String> NO_JAVA = Map.of("PATH", "/nowhere");

    @TempDir
    Path folder;

    @Test
    void theTarBallRunsAnywhereWithoutAJavaAndWritesNothing() throws Exception {
        Path home = unpacked();
        List<String> before = files(home);

        Outcome outcome = scan(NO_JAVA, home.resolve("bin/logscan"));

        assertThat(outcome).isEqualTo(scan(Map.of("JAVA_HOME", System.getProperty("java.home")), assembled()));
        assertThat(outcome.out()).contains("jwt-invalid-audience");
        assertThat(files(home)).isEqualTo(before);
    }

    @Test
    void aRecordingOfClassesHoldsAfterAMove() throws Exception {
        Path home = unpacked();
        assertThat(run(
                        Map.of("PATH", "/usr/bin:/bin"),
                        home.resolve("lib/record-classes").toString()))
                .isEqualTo(new Outcome(0, "", ""));
        Path moved = Files.move(home, folder.resolve("somewhere else"));

        Outcome outcome =
                scan(Map.of("PATH", "/nowhere", "LOGSCAN_JAVA_OPTS", "-Xshare:on"), moved.resolve("bin/logscan"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("jwt-invalid-audience");
    }

    @Test
    void theJarStartsItself() throws Exception {
        Path jar = Files.copy(packed("logscan-*.jar"), folder.resolve("logscan"));
        assertThat(jar.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        Outcome expected = scan(environment, assembled());

        assertThat(scan(environment, jar)).isEqualTo(expected);
        assertThat(run(
                        Map.of(),
                        System.getProperty("java.home") + "/bin/java",
                        "-jar",
                        jar.toString(),
                        "--quiet",
                        SAMPLE))
                .isEqualTo(expected);
    }

    @Test
    void theDebianPackageHoldsWhatItSays() throws Exception {
        Map<String, byte[]> members = members(packed("logscan_*.deb"));
        assertThat(members.keySet()).containsExactly("debian-binary", "control.tar.gz", "data.tar.gz");
        Map<String, byte[]> control = tar(members.get("control.tar.gz"));
        Map<String, byte[]> data = tar(members.get("data.tar.gz"));

        assertThat(control.keySet()).containsExactlyInAnyOrder("control", "md5sums", "postinst", "prerm");
        assertThat(text(control, "control"))
                .startsWith("Package: logscan\nVersion: ")
                .contains("\nDepends: libc6 (>= 2.");
        for (String line : text(control, "md5sums").lines().toList()) {
            byte[] digest = MessageDigest.getInstance("MD5").digest(data.get(line.substring(34)));
            assertThat(HexFormat.of().formatHex(digest)).as(line).isEqualTo(line.substring(0, 32));
        }
        assertThat(data.keySet())
                .contains(
                        "usr/bin/logscan",
                        "usr/lib/logscan/runtime/bin/java",
                        "usr/lib/logscan/licenses/re2j/LICENSE",
                        "usr/share/doc/logscan/copyright",
                        "usr/share/fish/vendor_completions.d/logscan.fish",
                        "usr/share/zsh/vendor-completions/_logscan");
        assertThat(text(data, "usr/share/bash-completion/completions/logscan")).isEqualTo(Completion.bash());
        assertThat(new String(unzipped(data.get("usr/share/man/man1/logscan.1.gz")), UTF_8))
                .isEqualTo(ManPage.text());
        assertThat(text(data, "usr/share/doc/logscan/copyright")).contains("- re2j-", "- guava-", "OpenJDK");
    }

    private Path unpacked() throws Exception {
        assertThat(run(
                                Map.of("PATH", "/usr/bin:/bin"),
                                "/bin/tar",
                                "xzf",
                                packed("logscan-*.tar.gz").toString())
                        .exitCode())
                .isZero();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static Path assembled() {
        return TARGET.resolve("logscan/bin/logscan");
    }

    private static Path packed(String glob) throws IOException {
        try (var some = Files.newDirectoryStream(TARGET, glob)) {
            for (Path file : some) {
                if (!file.getFileName().toString().startsWith("logscan-cli")) {
                    return file;
                }
            }
        }
        throw new IOException(glob + ": not packed");
    }

    private static List<String> files(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.map(Path::toString).sorted().toList();
        }
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), UTF_8);
    }

    private static Map<String, byte[]> members(Path deb) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(deb);
                ArArchiveInputStream in = new ArArchiveInputStream(file)) {
            for (ArArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                members.put(entry.getName(), in.readAllBytes());
            }
        }
        return members;
    }

    /** The files and links of an archive, all of which are root's. */
    private static Map<String, byte[]> tar(byte[] gzip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(unzipped(gzip)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getUserName() + ":" + entry.getGroupName()).isEqualTo("root:root");
                if (!entry.isDirectory()) {
                    files.put(entry.getName().substring(2), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private static byte[] unzipped(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    private Outcome scan(Map<String, String> environment, Path program) throws Exception {
        return run(environment, program.toString(), "--quiet", SAMPLE);
    }

    private Outcome run(Map<String, String> environment, String... command) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private record Outcome(int exitCode, String out, String err) {}
}
