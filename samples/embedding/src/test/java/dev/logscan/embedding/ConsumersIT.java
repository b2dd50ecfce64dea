package dev.logscan.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of others, compiled and run with the packed library and what it depends on, and nothing else. */
final class ConsumersIT {
    private static final Path LIBRARY = Path.of("target/library").toAbsolutePath();
    private static final Path SAMPLES = Path.of("..").toAbsolutePath().normalize();

    /** Takes a table, a zstd file and a pattern: what needs the libraries that stand inside ours. */
    private static final String PROGRAM = """
            package consumer;

            import dev.logscan.LogScan;
            import dev.logscan.condition.*;
            import dev.logscan.entry.Component;
            import dev.logscan.incident.Finding;
            import dev.logscan.input.LogInput;
            import dev.logscan.report.*;
            import dev.logscan.scenario.*;
            import java.nio.file.Path;
            import java.util.*;
            import java.util.stream.*;

            public final class Program {
                public static void main(String[] args) throws Exception {
                    Signal signal = new Signal("any", false, false, List.of(),
                            new Condition.Field("exception.class", new ValueTest.Matches(TextPattern.of("^JWT::"))));
                    LogScan scan = LogScan.builder()
                            .catalog(ScenarioCatalog.load().with(List.of(Scenario.builder("any-jwt", signal).build())))
                            .build();
                    List<Finding> firm = new ArrayList<>();
                    Report report = scan.scan(Stream.of(args).map(Path::of).map(LogInput::of).toList(), firm::add);
                    Set<String> scenarios = new TreeSet<>();
                    report.findings().forEach(finding -> scenarios.add(finding.scenario()));
                    System.out.println(scenarios + " " + report.complete() + " " + firm.isEmpty());
                    for (Format format : Format.values()) {
                        StringBuilder text = new StringBuilder();
                        format.renderer(TextOptions.plain()).render(report, text);
                        System.out.println(format.id() + " " + (text.length() > 0));
                    }
                    System.out.println(LogScan.class.getModule().getName() + " " + ModuleLayer.boot().modules().stream()
                            .filter(module -> module.getDescriptor().isAutomatic()).toList());
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aModuleIsCompiledAgainstTheLibraryAndRuns() throws Exception {
        write("module-info.java", "module consumer { requires dev.logscan; }");
        Path out = folder.resolve("out");
        compile(List.of("--module-path", LIBRARY.toString()), out);

        assertThat(run("--module-path", LIBRARY + File.pathSeparator + out, "-m", "consumer/consumer.Program"))
                .isEqualTo(expected("dev.logscan"));
    }

    @Test
    void aProgramOnTheClassPathIsCompiledAgainstTheLibraryAndRuns() throws Exception {
        Path out = folder.resolve("out");
        compile(List.of("-classpath", LIBRARY + "/*"), out);

        assertThat(run("-classpath", LIBRARY + "/*" + File.pathSeparator + out, "consumer.Program"))
                .isEqualTo(expected("null"));
    }

    @Test
    void whatIsInsideTheLibraryIsNotToBeSeen() throws Exception {
        write("module-info.java", "module consumer { requires dev.logscan; }");
        write("Inside.java", "package consumer; class Inside { dev.logscan.libraries.re2j.Pattern pattern; }");

        Result result = javac(List.of("--module-path", LIBRARY.toString()), folder.resolve("out"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.said()).contains("package dev.logscan.libraries.re2j is not visible");
    }

    @Test
    void theLibraryDependsOnModulesAloneAndNotOnWhatItHolds() throws Exception {
        try (Stream<Path> jars = Files.list(LIBRARY)) {
            assertThat(jars.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", "")))
                    .contains("logscan-core", "jackson-core", "guava")
                    .doesNotContain("univocity-parsers", "re2j", "aircompressor");
        }
    }

    private static String expected(String module) {
        return """
                [any-jwt, jwt-invalid-audience, key-host-unreachable, proxy-network-error] true false
                text true
                json true
                jsonl true
                markdown true
                html true
                csv true
                %s []
                """.formatted(module);
    }

    private void compile(List<String> path, Path out) throws Exception {
        assertThat(javac(path, out)).isEqualTo(new Result(0, ""));
    }

    private Result javac(List<String> path, Path out) throws Exception {
        write("Program.java", PROGRAM);
        List<String> command =
                new ArrayList<>(List.of(tool("javac"), "-Xlint:all", "-Werror", "--release", "17", "-d"));
        command.add(out.toString());
        command.addAll(path);
        try (Stream<Path> sources = Files.list(folder)) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(command::add);
        }
        return process(command);
    }

    private String run(String... how) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool("java")));
        command.addAll(List.of(how));
        command.add(SAMPLES + "/jwt-invalid-audience/input/gitlab-rails/exceptions_json.log");
        command.add(SAMPLES + "/proxy-network-error--timeout/input/discover.csv");
        command.add(Path.of("src/test/resources/exceptions_json.log.zst")
                .toAbsolutePath()
                .toString());
        Result result = process(command);
        assertThat(result.exitCode()).as(result.said()).isZero();
        return result.said();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private Result process(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), said);
    }

    private record Result(int exitCode, String said) {}
}
