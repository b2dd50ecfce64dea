package dev.logscan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.logscan.condition.Condition;
import dev.logscan.condition.TextPattern;
import dev.logscan.condition.ValueTest;
import dev.logscan.entry.Component;
import dev.logscan.incident.Finding;
import dev.logscan.input.LogInput;
import dev.logscan.input.ReadProblem;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import dev.logscan.scenario.Decision;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.ScenarioException;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a program may rely on that scans in its own process. */
final class LibraryTest {
    private static final Path SAMPLES = Path.of("../samples");
    private static final String EXCEPTION = """
            {"severity":"ERROR","time":"2025-03-05T09:31:44.298Z","correlation_id":"id-1",\
            "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
            "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, \
            received https://b.example/-/jira_connect"}
            """;
    private static final String TIMEOUT = """
            {"severity":"ERROR","time":"2025-03-05T09:31:44.298Z","correlation_id":"id-2",\
            "meta.caller_id":"WebHooks::Worker","exception.class":"Net::OpenTimeout",\
            "exception.message":"connection to hooks.example.org:443 failed"}
            """;

    @Test
    void anInputIsOpenedAgainWhereItCanBeAndClosedEachTime() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        Set<InputStream> unclosed = ConcurrentHashMap.newKeySet();
        StringBuilder flood = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            flood.append(EXCEPTION.replace("id-1", "id-" + i).replace("44.298", "%02d.298".formatted(59 - i % 60)));
        }
        LogInput input = LogInput.of("exceptions_json.log", () -> {
            opened.incrementAndGet();
            InputStream stream = new ByteArrayInputStream(flood.toString().getBytes(UTF_8)) {
                @Override
                public void close() {
                    unclosed.remove(this);
                }
            };
            unclosed.add(stream);
            return stream;
        });

        Report report = LogScan.builder().memory(1 << 20).build().scan(List.of(input));

        assertThat(report.findings()).extracting(Finding::count).containsExactly(9_000L);
        assertThat(opened.get()).isEqualTo(2);
        assertThat(unclosed).isEmpty();
    }

    @Test
    void anInputThatCannotBeOpenedIsAProblemOfThatInput() throws Exception {
        LogInput broken = LogInput.of("bucket/exceptions_json.log", () -> {
            throw new IOException("403 Forbidden");
        });

        Report report = LogScan.builder().build().scan(List.of(broken, LogInput.of("two", EXCEPTION.getBytes(UTF_8))));

        assertThat(report.complete()).isFalse();
        assertThat(problems(report)).isEqualTo("cannot be read: 403 Forbidden");
        assertThat(report.findings()).hasSize(1);
    }

    @Test
    void longerLinesThanAllowedAreSkippedAndNamed() throws Exception {
        String log = EXCEPTION + "{\"a\":\"" + "x".repeat(1_100) + "\"}\n" + EXCEPTION;
        LogScan strict = LogScan.builder().longestLine(1 << 10).build();

        for (byte[] bytes : List.of(log.getBytes(UTF_8), gzip(log))) {
            Report report = strict.scan(List.of(LogInput.of("exceptions_json.log", bytes)));

            assertThat(problems(report)).isEqualTo("line 2: longer than 1 KiB, skipped");
            assertThat(report.sources().get(0).unparsed()).isEqualTo(1);
            assertThat(report.findings()).hasSize(1);
        }
        Report lax = LogScan.builder().build().scan(List.of(LogInput.of("a", log.getBytes(UTF_8))));
        assertThat(problems(lax)).isEmpty();
    }

    @Test
    void nothingIsUnpackedBeyondWhatIsAllowed() throws Exception {
        byte[] gzip = gzip(EXCEPTION.repeat(1_000));
        LogInput input = LogInput.of("exceptions_json.log.gz", gzip);

        Report cut = LogScan.builder().largestExpansion(100_000).build().scan(List.of(input));

        assertThat(cut.complete()).isFalse();
        assertThat(problems(cut)).startsWith("expands to more than 100000 bytes, the rest is not read");
        assertThat(LogScan.builder().build().scan(List.of(input)).complete()).isTrue();
    }

    @Test
    void memoryForTellingEntriesIsBoundedAndWhatFindsNoRoomIsSaid() throws Exception {
        StringBuilder flood = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            flood.append(EXCEPTION.replace("id-1", "id-" + i).replace("a.example", "a" + i + ".example"));
        }
        LogInput stream = LogInput.of(
                "exceptions_json.log", new ByteArrayInputStream(flood.toString().getBytes(UTF_8)));

        Report report = LogScan.builder().memory(1 << 20).build().scan(List.of(stream));

        assertThat(report.warnings()).anyMatch(warning -> warning.contains("telling entries found no room"));
    }

    @Test
    void boundsThatMakeNoSenseAreRefused() {
        LogScan.Builder builder = LogScan.builder();
        assertThatThrownBy(() -> builder.longestLine(9 << 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("longest line: 9437184 bytes (expected 1024 to 8388608)");
        assertThatThrownBy(() -> builder.largestExpansion(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.memory(1)).hasMessage("memory: 1 (expected 1048576 or more)");
        assertThatThrownBy(() -> builder.threads(0)).hasMessage("threads: 0 (expected 1 or more)");
        assertThatThrownBy(() -> builder.context(-1)).hasMessage("context: -1 (expected 0 or more)");
    }

    @Test
    void scenariosMayBeMadeInJava() throws Exception {
        ScenarioCatalog catalog =
                ScenarioCatalog.load().with(List.of(webhooks("webhook-timeout").build()));

        Report report = LogScan.builder()
                .catalog(catalog)
                .build()
                .scan(List.of(LogInput.of("exceptions_json.log", (TIMEOUT + EXCEPTION).getBytes(UTF_8))));

        assertThat(report.findings())
                .extracting(Finding::scenario, Finding::severity, Finding::summary)
                .containsExactly(
                        tuple(
                                "jwt-invalid-audience",
                                Severity.ERROR,
                                report.findings().get(0).summary()),
                        tuple("webhook-timeout", Severity.WARNING, "No answer from hooks.example.org:443."));
    }

    @Test
    void scenariosThatDoNotFitAreRefusedByName() {
        ScenarioCatalog catalog = ScenarioCatalog.load();
        assertThatThrownBy(() -> catalog.with(List.of(webhooks("Not an id").build())))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("\"Not an id\": no id (expected lower-case words joined by hyphens)");
        assertThatThrownBy(() ->
                        catalog.with(List.of(webhooks("jwt-invalid-audience").build())))
                .hasMessage("jwt-invalid-audience: two scenarios have this id");
        assertThatThrownBy(() ->
                        catalog.with(List.of(webhooks("a").yieldsTo("none").build())))
                .hasMessage("a: yields to \"none\", which is no scenario");
        assertThatThrownBy(
                        () -> catalog.with(List.of(webhooks("a").groupBy("host").build())))
                .hasMessage("a: \"host\" is no fact of this scenario (expected one of receiver)");
        assertThatThrownBy(() -> catalog.with(
                        List.of(webhooks("a").when(new Decision.Seen("other")).build())))
                .hasMessage("a: \"other\" is no signal of this scenario (expected one of timeout)");
        assertThatThrownBy(() -> TextPattern.of("(a")).hasMessageContaining("(expected RE2 syntax)");
    }

    private static Scenario.Builder webhooks(String id) {
        Condition timeout = new Condition.AllOf(List.of(
                new Condition.Field("meta.caller_id", new ValueTest.Holds(ValueTest.Place.START, Set.of("WebHooks::"))),
                new Condition.Field("exception.class", new ValueTest.Holds(ValueTest.Place.END, Set.of("Timeout")))));
        Signal signal = new Signal("timeout", false, false, List.of(Component.EXCEPTIONS), timeout);
        FactSpec.Source receiver = new FactSpec.FromField(
                Set.of("timeout"),
                "exception.message",
                TextPattern.of("connection to (?P<value>[^ ]+)"),
                FactSpec.Reading.TEXT);
        return Scenario.builder(id, signal)
                .title("The receiver of a webhook does not answer")
                .severity(Severity.WARNING)
                .docs("https://docs.gitlab.com/user/project/integrations/webhooks_troubleshooting/")
                .fact(new FactSpec("receiver", false, false, List.of(receiver)))
                .groupBy("receiver")
                .summary("No answer from {receiver}.");
    }

    @Test
    void findingsAreHandedOverWhileInputsAreStillRead() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        byte[] later = EXCEPTION
                .replace("id-1", "id-2")
                .replace("a.example", "c.example")
                .repeat(2_000)
                .getBytes(UTF_8);
        LogInput waiting = LogInput.of("later.log", () -> new ByteArrayInputStream(later) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                try {
                    if (pos > later.length / 2 && !told.await(30, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("nothing was handed over");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.read(buffer, from, length);
            }
        });
        List<Finding> firm = new ArrayList<>();

        Report report = LogScan.builder()
                .build()
                .scan(List.of(LogInput.of("first.log", EXCEPTION.getBytes(UTF_8)), waiting), finding -> {
                    firm.add(finding);
                    told.countDown();
                });

        assertThat(report.complete()).isTrue();
        assertThat(firm).extracting(Finding::scenario).startsWith("jwt-invalid-audience");
        assertThat(firm).hasSameSizeAs(report.findings());
    }

    @Test
    void everyFindingOfTheReportWasHandedOverOnce() throws Exception {
        LogScan scan = LogScan.builder().build();
        for (Path sample : samples()) {
            List<LogInput> inputs = inputs(sample);
            List<Finding> firm = new ArrayList<>();
            Report report = scan.scan(inputs, firm::add);

            assertThat(report).as(sample.toString()).isEqualTo(scan.scan(inputs));
            for (Finding finding : report.findings()) {
                assertThat(firm.stream()
                                .filter(f -> f.scenario().equals(finding.scenario()))
                                .count())
                        .as("%s: %s", sample, finding.scenario())
                        .isGreaterThanOrEqualTo(report.findings().stream()
                                .filter(f -> f.scenario().equals(finding.scenario()))
                                .count());
            }
            assertThat(new HashSet<>(firm)).as(sample.toString()).hasSameSizeAs(firm);
        }
    }

    @Test
    void nothingIsPrintedLoggedOrChangedAndNothingAroundMatters() throws Exception {
        LogScan scan = LogScan.builder().threads(2).build();
        List<LogInput> inputs = inputs(SAMPLES.resolve("var-log-gitlab"));
        String expected = json(scan.scan(inputs));
        PrintStream out = System.out;
        PrintStream err = System.err;
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<Object, Object> properties = Map.copyOf(System.getProperties());
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        try {
            System.setOut(failing());
            System.setErr(failing());
            for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                assertThat(json(LogScan.builder().build().scan(inputs))).isEqualTo(expected);
                assertThat(Locale.getDefault()).isEqualTo(Locale.forLanguageTag(language));
                assertThat(TimeZone.getDefault()).isEqualTo(TimeZone.getTimeZone("Asia/Kathmandu"));
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(logged).isEmpty();
        assertThat(Map.copyOf(System.getProperties())).isEqualTo(properties);
    }

    @Test
    void nothingOfAReportOrAScenarioCanBeChanged() throws Exception {
        Set<String> open = new TreeSet<>();
        LogScan scan = LogScan.builder().context(1).build();
        for (Path sample : samples()) {
            open(scan.scan(inputs(sample)), "report", open);
        }
        ScenarioCatalog.load().scenarios().forEach(scenario -> open(scenario, "scenario", open));

        assertThat(open).isEmpty();
    }

    /** Adds the places below a value where something can be changed. */
    private static void open(Object value, String place, Set<String> open) {
        if (value instanceof Collection<?> all) {
            tryToEmpty(all::clear, place, all.isEmpty(), open);
            all.forEach(one -> open(one, place, open));
        } else if (value instanceof Map<?, ?> map) {
            tryToEmpty(map::clear, place, map.isEmpty(), open);
            map.values().forEach(one -> open(one, place, open));
        } else if (value instanceof Record) {
            for (RecordComponent part : value.getClass().getRecordComponents()) {
                try {
                    open(part.getAccessor().invoke(value), place + "." + part.getName(), open);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static void tryToEmpty(Runnable clear, String place, boolean empty, Set<String> open) {
        try {
            if (!empty) {
                clear.run();
                open.add(place);
            }
        } catch (UnsupportedOperationException unchangeable) {
            // As it should be.
        }
    }

    private static PrintStream failing() {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("the library prints");
            }
        });
    }

    private static String json(Report report) throws IOException {
        StringBuilder json = new StringBuilder();
        Format.JSON.renderer(TextOptions.plain()).render(report, json);
        return json.toString();
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> all = Files.list(SAMPLES)) {
            return all.filter(sample -> Files.isDirectory(sample.resolve("input")))
                    .sorted()
                    .toList();
        }
    }

    private static List<LogInput> inputs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .filter(file -> !file.getFileName().toString().startsWith("report."))
                    .map(LogInput::of)
                    .toList();
        }
    }

    private static String problems(Report report) {
        return String.join(
                ", ",
                report.sources().get(0).problems().stream()
                        .map(ReadProblem::message)
                        .toList());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
