package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the assembled distribution, with a Java that only tells how it was called. */
final class LauncherIT {
    private static final Path HOME = Path.of("target/logscan").toAbsolutePath();
    private static final String LAUNCHER = HOME.resolve("bin/logscan").toString();

    @TempDir
    Path folder;

    private Path javaHome;

    @BeforeEach
    void installJava() throws IOException {
        javaHome = folder.resolve("java home");
        Files.createDirectories(javaHome.resolve("bin"));
        Path java = Files.writeString(javaHome.resolve("bin/java"), """
                #!/bin/sh
                printf '%s\\n' "$@"
                exit 7
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void wordsAndExitCodePassThrough() throws Exception {
        Outcome outcome = run(Map.of("JAVA_HOME", javaHome.toString()), LAUNCHER, "a b", "*", "");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out()).endsWith("-jar\n" + HOME + "/lib/logscan.jar\na b\n*\n\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void javaIsTakenFromThePath() throws Exception {
        assertThat(run(Map.of("PATH", javaHome.resolve("bin").toString()), LAUNCHER)
                        .exitCode())
                .isEqualTo(7);
    }

    @Test
    void moreJavaOptionsAreSplitAtBlanksAndNotExpanded() throws Exception {
        Outcome outcome =
                run(Map.of("JAVA_HOME", javaHome.toString(), "LOGSCAN_JAVA_OPTS", "-Xmx1g  -Dglob=*"), LAUNCHER);

        assertThat(outcome.out()).contains("\n-Xmx1g\n-Dglob=*\n-jar\n");
    }

    @Test
    void anotherCollectorTakesThePlaceOfOurs() throws Exception {
        Map<String, String> plain = Map.of("JAVA_HOME", javaHome.toString());
        Map<String, String> other = Map.of("JAVA_HOME", javaHome.toString(), "LOGSCAN_JAVA_OPTS", "-XX:+UseG1GC");

        assertThat(run(plain, LAUNCHER).out()).contains("\n-XX:+UseSerialGC\n");
        assertThat(run(other, LAUNCHER).out()).contains("\n-XX:+UseG1GC\n").doesNotContain("UseSerialGC", "-Xmn");
    }

    @Test
    void chainsOfLinksAreFollowed() throws Exception {
        Path home = folder.toRealPath().resolve("installed here");
        Files.createDirectories(home.resolve("bin"));
        Path launcher = Files.copy(Path.of(LAUNCHER), home.resolve("bin/logscan"), COPY_ATTRIBUTES);
        Files.createFile(Files.createDirectories(home.resolve("lib")).resolve("logscan.jar"));
        Path near = Files.createDirectories(folder.resolve("near"));
        Files.createSymbolicLink(near.resolve("absolute"), launcher);
        Files.createSymbolicLink(near.resolve("relative"), Path.of("absolute"));
        Files.createSymbolicLink(folder.resolve("logscan"), Path.of("near/relative"));
        Map<String, String> environment = Map.of("JAVA_HOME", javaHome.toString(), "PATH", System.getenv("PATH"));

        for (String command :
                List.of(folder.resolve("logscan").toString(), "./logscan", "near/../logscan", "near/relative")) {
            assertThat(run(environment, command).out()).as(command).endsWith("-jar\n" + home + "/lib/logscan.jar\n");
        }
    }

    @Test
    void theJavaThatCameWithItIsTakenFirstAndHoldsTheProgram() throws Exception {
        Path home = folder.toRealPath().resolve("moved");
        Files.createDirectories(home.resolve("bin"));
        Path launcher = Files.copy(Path.of(LAUNCHER), home.resolve("bin/logscan"), COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("runtime/bin"));
        Files.copy(javaHome.resolve("bin/java"), home.resolve("runtime/bin/java"), COPY_ATTRIBUTES);
        Files.createSymbolicLink(folder.resolve("logscan"), launcher);

        Outcome outcome = run(
                Map.of("JAVA_HOME", "/nowhere", "PATH", "/nowhere"),
                folder.resolve("logscan").toString(),
                "a b");

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out())
                .doesNotContain("SharedArchiveFile")
                .endsWith("-m\ndev.logscan/dev.logscan.cli.Main\na b\n");
    }

    @Test
    void aJarBehindTheLauncherIsStarted() throws Exception {
        Path file = folder.toRealPath().resolve("logscan-0.1.0.jar");
        Files.copy(Path.of(LAUNCHER), file, COPY_ATTRIBUTES);
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0, '\n'}, APPEND);

        assertThat(run(Map.of("JAVA_HOME", javaHome.toString()), file.toString(), "x")
                        .out())
                .endsWith("-jar\n" + file + "\nx\n");
    }

    @Test
    void aMissingJavaIsToldInOneLine() throws Exception {
        Outcome nowhere = run(Map.of("PATH", folder.toString()), LAUNCHER);
        assertThat(nowhere)
                .isEqualTo(new Outcome(
                        2, "", "logscan: no Java found: set JAVA_HOME or put java (17 or newer) on PATH\n"));

        Outcome wrongHome = run(Map.of("JAVA_HOME", "/nowhere"), LAUNCHER);
        assertThat(wrongHome)
                .isEqualTo(new Outcome(2, "", "logscan: JAVA_HOME is /nowhere, but there is no bin/java in it\n"));
    }

    @Test
    void everyJarOfTheClassPathIsInTheDistribution() throws Exception {
        String classPath;
        try (var jar = new JarFile(HOME.resolve("lib/logscan.jar").toFile())) {
            classPath = jar.getManifest().getMainAttributes().getValue("Class-Path");
        }

        try (Stream<Path> lib = Files.list(HOME.resolve("lib"))) {
            assertThat(lib.map(file -> file.getFileName().toString())).contains(classPath.split(" "));
        }
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
