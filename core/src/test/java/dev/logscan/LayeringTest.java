package dev.logscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may use whom: the packages form one line, and a third party's library has one home. */
final class LayeringTest {
    private static final Path CORE = Path.of("src/main/java");
    private static final Path CLI = Path.of("../cli/src/main/java");

    private static final String FRONT = "dev.logscan";
    private static final String LANGUAGE = "dev.logscan.language";
    private static final String ENTRY = "dev.logscan.entry";
    private static final String INPUT = "dev.logscan.input";
    private static final String CONDITION = "dev.logscan.condition";
    private static final String SCENARIO = "dev.logscan.scenario";
    private static final String INCIDENT = "dev.logscan.incident";
    private static final String REPORT = "dev.logscan.report";

    private static final String REDACT = "dev.logscan.redact";

    /** What each package may use of ours: packages, or single types. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            LANGUAGE,
            Set.of(),
            ENTRY,
            Set.of(),
            INPUT,
            Set.of(ENTRY),
            CONDITION,
            Set.of(ENTRY),
            SCENARIO,
            Set.of(CONDITION, ENTRY),
            INCIDENT,
            Set.of(SCENARIO, CONDITION, ENTRY, LANGUAGE),
            REPORT,
            Set.of(INCIDENT, SCENARIO, CONDITION, ENTRY, LANGUAGE, INPUT + ".ReadProblem"),
            REDACT,
            Set.of(REPORT, INCIDENT, CONDITION, ENTRY),
            FRONT,
            Set.of(REDACT, REPORT, INCIDENT, SCENARIO, CONDITION, INPUT, ENTRY, LANGUAGE),
            "dev.logscan.cli",
            Set.of(
                    FRONT,
                    REDACT,
                    REPORT,
                    SCENARIO,
                    ENTRY,
                    LANGUAGE,
                    INPUT + ".Discovery",
                    INPUT + ".InputFormats",
                    INPUT + ".ReadProgress"));

    /** The packages that may use a library. */
    private static final Map<String, Set<String>> HOMES = Map.of(
            "com.fasterxml.jackson", Set.of(LANGUAGE, INPUT, SCENARIO, REPORT),
            "com.google.re2j", Set.of(CONDITION),
            "com.univocity", Set.of(INPUT, REPORT),
            "io.airlift", Set.of(INPUT),
            "org.apache.commons.compress", Set.of(INPUT),
            "org.tukaani", Set.of(INPUT),
            "org.apache.commons.cli", Set.of("dev.logscan.cli"));

    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile("""
            /\\*.*?\\*/\
            |//[^\\n]*+\
            |\"""[^"\\\\]*+(?:(?:\\\\.|"(?!""))[^"\\\\]*+)*+\"""\
            |"[^"\\\\\\n]*+(?:\\\\.[^"\\\\\\n]*+)*+"\
            |'(?:\\\\[^\\n]|[^'\\\\])[^'\\n]*+'""", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Pattern QUALIFIED_NAME =
            Pattern.compile("(?<![\\w.])[a-z]\\w*(?:\\.[a-z]\\w*)+(?:\\.[A-Z]\\w*)?");

    @Test
    void corePackagesUseOnlyWhatStandsBelowThem() {
        assertThat(strayUses(CORE)).isEmpty();
    }

    @Test
    void theCommandUsesOnlyTheFrontDoorTheReportsAndValueTypes() {
        assertThat(strayUses(CLI)).isEmpty();
    }

    @Test
    void librariesStayAtHome() {
        assertThat(strayLibraryUses(CORE)).isEmpty();
        assertThat(strayLibraryUses(CLI)).isEmpty();
    }

    @Test
    void importsAndQualifiedNamesAreSeenButNotCommentsAndLiterals() {
        Source source = Source.of(Path.of("Sample.java"), """
                package dev.logscan.report;

                import dev.logscan.input.*;
                import static dev.logscan.entry.Origin.of;

                /** Not {@link dev.logscan.a.A}. */
                class Sample {
                    // nor "dev.logscan.b.B
                    String path = "dev.logscan.c.C \\" /*" + '"' + '\\'';
                    String block = \"""
                            "dev.logscan.d.D" \\\""" //
                            \""";
                    dev.logscan.incident.Finding.Kind kind;
                }
                """);

        assertThat(source.packageName()).isEqualTo(REPORT);
        assertThat(source.uses())
                .extracting(Use::target)
                .containsExactly(INPUT, ENTRY + ".Origin", INCIDENT + ".Finding");
        assertThat(source.uses()).extracting(Use::line).containsExactly(3, 4, 13);
    }

    @Test
    void aStrayUseIsToldWithItsPlaceAndTheRule() {
        Source source = Source.of(Path.of("Format.java"), """
                package dev.logscan.input;
                import com.univocity.parsers.csv.CsvParser;
                import dev.logscan.scenario.Scenario;
                import org.apache.commons.cli.Options;
                """);

        assertThat(strayUses(source))
                .containsExactly("Format.java:3 uses dev.logscan.scenario.Scenario,"
                        + " but dev.logscan.input may use only [dev.logscan.entry] of ours");
        assertThat(strayLibraryUses(source))
                .containsExactly("Format.java:4 uses org.apache.commons.cli.Options,"
                        + " but org.apache.commons.cli may be used only in [dev.logscan.cli]");
    }

    private static List<String> strayUses(Path root) {
        return sources(root).stream()
                .flatMap(source -> strayUses(source).stream())
                .toList();
    }

    private static List<String> strayUses(Source source) {
        Set<String> allowed = ALLOWED.get(source.packageName());
        if (allowed == null) {
            return List.of(source.file() + " is in " + source.packageName() + ", which has no layer in LayeringTest");
        }
        return source.uses().stream()
                .filter(use -> isIn(FRONT, use.target()))
                .filter(use -> !use.packageName().equals(source.packageName()))
                .filter(use -> !allowed.contains(use.packageName()) && !allowed.contains(use.target()))
                .map(use -> source.file() + ":" + use.line() + " uses " + use.target() + ", but " + source.packageName()
                        + " may use only " + sorted(allowed) + " of ours")
                .toList();
    }

    private static List<String> strayLibraryUses(Path root) {
        return sources(root).stream()
                .flatMap(source -> strayLibraryUses(source).stream())
                .toList();
    }

    private static List<String> strayLibraryUses(Source source) {
        List<String> stray = new ArrayList<>();
        for (Use use : source.uses()) {
            HOMES.forEach((library, homes) -> {
                if (isIn(library, use.target()) && !homes.contains(source.packageName())) {
                    stray.add(source.file() + ":" + use.line() + " uses " + use.target() + ", but " + library
                            + " may be used only in " + sorted(homes));
                }
            });
        }
        return stray;
    }

    private static boolean isIn(String packageName, String name) {
        return name.equals(packageName) || name.startsWith(packageName + ".");
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static List<Source> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> Source.of(root.relativize(file), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source file and every qualified name in its code. */
    private record Source(Path file, String packageName, List<Use> uses) {
        static Source of(Path file, String text) {
            String code = COMMENT_OR_LITERAL.matcher(text).replaceAll(LayeringTest::blank);
            Matcher declaration = PACKAGE.matcher(code);
            assertThat(declaration.find()).as("package declaration in %s", file).isTrue();
            List<Use> uses = new ArrayList<>();
            Matcher name = QUALIFIED_NAME.matcher(code).region(declaration.end(), code.length());
            while (name.find()) {
                uses.add(Use.of(name.group(), 1 + lineBreaks(code.substring(0, name.start()))));
            }
            return new Source(file, declaration.group(1), uses);
        }
    }

    /** A qualified name in the code: a package, or a top-level type with its package. */
    private record Use(String target, String packageName, int line) {
        static Use of(String target, int line) {
            int type = target.lastIndexOf('.') + 1;
            boolean isType = Character.isUpperCase(target.charAt(type));
            return new Use(target, isType ? target.substring(0, type - 1) : target, line);
        }
    }

    /** As many line breaks as the match holds, so that line numbers stay true. */
    private static String blank(MatchResult match) {
        return "\n".repeat(lineBreaks(match.group()));
    }

    private static int lineBreaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
