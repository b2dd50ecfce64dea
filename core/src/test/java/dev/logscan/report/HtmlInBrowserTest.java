package dev.logscan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.logscan.LogScan;
import dev.logscan.incident.Evidence;
import dev.logscan.input.Discovery;
import dev.logscan.language.Language;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it: what it runs, loads and says, and how people get along with it. */
final class HtmlInBrowserTest {
    /** What a log could hold to get out of the text in which it is shown; each part would set the marker or load. */
    private static final String ATTACK =
            "<script>window.ran=1</script><img src=http://127.0.0.1:9/a onerror=window.ran=1>"
                    + "</title></style></textarea></pre></summary></svg><svg onload=window.ran=1><style>*{background:url(http://127.0.0.1:9/b)}"
                    + "</style><link rel=stylesheet href=http://127.0.0.1:9/c><iframe srcdoc='<script>parent.ran=1</script>'></iframe>"
                    + "<base href=http://127.0.0.1:9/><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/d'>"
                    + "\" autofocus onfocus=window.ran=1 x=\"' onmouseover=window.ran=1 style='background:url(http://127.0.0.1:9/e)'"
                    + " javascript:window.ran=1 &#60;script&#62;window.ran=1&lt;/script&gt; &amp;lt; --> ]]> {{7*7}} ${7*7} `\u202e\u2066\u0000\u001b[31m"
                    + "W".repeat(2000);

    private static final String INNOCENT = "a ";

    /** Every element by its names of attributes and classes: the texts make no difference to it. */
    private static final String SKELETON = """
            [...document.querySelectorAll('*')].map(e => e.tagName + ' '
                + [...e.attributes].map(a => a.name + (a.name == 'class' ? '=' + a.value : '')).join(' ')).join('\\n')""";

    /** Texts that do not stand out enough from what is behind them: 4.5 to 1, as WCAG has it for all sizes. */
    private static final String FAINT = """
            (() => {
              const rgb = c => (c.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
              const light = c => { const [r, g, b] = rgb(c).slice(0, 3).map(v => v / 255)
                .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
              const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
                if ((rgb(c)[3] ?? 1) > 0) return c; } return 'rgb(255, 255, 255)'; };
              const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
              const text = [...document.body.querySelectorAll('*')].filter(e => !['TITLE', 'DESC'].includes(e.tagName.toUpperCase())
                && [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()));
              const marks = [...document.querySelectorAll('.mark')];
              const told = (e, need, colour) => { const r = ratio(colour, behind(e));
                return r < need ? e.tagName + '.' + e.getAttribute('class') + ' ' + r.toFixed(2) : null; };
              return text.map(e => { const s = getComputedStyle(e); return told(e, 4.5, e.closest('svg') ? s.fill : s.color); })
                .concat(marks.map(e => told(e, 3, getComputedStyle(e).stroke)), text.length ? [] : ['no text at all']).filter(x => x);
            })()""";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Browser.Tab tab;

    @BeforeAll
    static void start() throws Exception {
        Path program = Browser.program().orElse(null);
        if (program == null) {
            System.err.println("HtmlInBrowserTest: skipped, the HTML report was not opened: no chromium in PATH");
        }
        assumeThat(program).as("chromium in PATH").isNotNull();
        browser = Browser.start(program, Files.createDirectory(folder.resolve("browser")));
        tab = browser.open(Files.writeString(folder.resolve("empty.html"), "<!DOCTYPE html><title>empty</title>"));
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void whatAPageDoesIsSeen() throws Exception {
        tab.show(Files.writeString(
                folder.resolve("bad.html"),
                "<!DOCTYPE html><title>x</title><p>" + ATTACK.replace("refresh", "x")
                        + "<script>console.warn('w'); undefined.x</script>"));

        assertThat(tab.number("window.ran")).isEqualTo(1);
        assertThat(tab.requests()).contains("http://127.0.0.1:9/a", "http://127.0.0.1:9/b", "http://127.0.0.1:9/c");
        assertThat(tab.complaints()).anyMatch(c -> c.contains("\"w\"")).anyMatch(c -> c.contains("TypeError"));
    }

    @Test
    void aReportRunsNothingLoadsNothingAndComplainsOfNothing() throws Exception {
        Map<String, Report> reports = new LinkedHashMap<>();
        reports.put("full", Reports.full());
        reports.put("nothing", Reports.nothing());
        reports.put("joined", sample("host-header-mismatch--joined", Language.ENGLISH));
        reports.put("japanese", sample("host-header-mismatch--joined", Language.JAPANESE));
        reports.put("hostile", Hostile.everywhere(Reports.full(), ATTACK));
        reports.put("hostile title", Hostile.report());
        for (var report : reports.entrySet()) {
            show(report.getValue());

            assertThat(tab.requests()).as(report.getKey()).isEmpty();
            assertThat(tab.complaints()).as(report.getKey()).isEmpty();
            assertThat(tab.text("typeof window.ran")).as(report.getKey()).isEqualTo("undefined");
        }
    }

    @Test
    void hostileTextInAnyPartOfAReportIsTextAlone() throws Exception {
        for (Report report : List.of(Reports.full(), sample("host-header-mismatch--joined", Language.ENGLISH))) {
            show(Hostile.everywhere(report, INNOCENT));
            String skeleton = tab.text(SKELETON);
            show(Hostile.everywhere(report, ATTACK));

            assertThat(tab.text(SKELETON)).isEqualTo(skeleton).contains("ARTICLE", "DETAILS", "svg", "mark error");
            for (int i = 0; i < 12; i++) {
                tab.tab();
                tab.click(30 + i * 20, 40 + i * 50);
            }
            assertThat(tab.text("typeof window.ran")).isEqualTo("undefined");
            assertThat(tab.requests()).isEmpty();
            assertThat(tab.complaints()).isEmpty();
            assertThat(tab.text("document.body.textContent"))
                    .contains(
                            "<script>window.ran=1</script>", "&#60;script&#62;", "\\u{202e}\\u{2066}\\u{0}\\u{1b}[31m")
                    .doesNotContain("\u202e", "\u2066", "\u001b");
        }
    }

    @Test
    void hostileLogsAndFileNamesAreTextToo() throws Exception {
        String attack = ATTACK.replaceAll("[\\p{Cntrl}\"\\\\]", "").replaceAll("\\s+", "/**/");
        Path log = folder.resolve("<img src=x onerror=window.ran=1>.log");
        Files.writeString(log, """
                {"severity":"ERROR","time":"2025-02-11T09:14:07.318Z","correlation_id":"<img src=x onerror=window.ran=1>",\
                "meta.caller_id":"JiraConnect::EventsController#installed","exception.class":"JWT::InvalidAudError",\
                "exception.message":"Invalid audience. Expected https://a.example/-/jira_connect, received %s"}
                """.formatted(attack));
        show(LogScan.builder().build().scan(Discovery.of(List.of(log.toString()), InputStream.nullInputStream())));

        assertThat(tab.text("document.querySelector('article').id")).isEqualTo("jwt-invalid-audience");
        assertThat(tab.text("document.querySelector('article').textContent"))
                .contains("<img src=x onerror=window.ran=1>.log", "<script>window.ran=1</script>");
        assertThat(tab.number("document.querySelectorAll('script, img, iframe, base, link, body style').length"))
                .isZero();
        assertThat(tab.text("typeof window.ran")).isEqualTo("undefined");
        assertThat(tab.requests()).isEmpty();
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void everyAttemptHasItsMarkAndBothSidesOneAxis() throws Exception {
        Report joined = sample("host-header-mismatch--joined", Language.ENGLISH);
        show(joined);

        assertThat(marks()).isEqualTo(2).isEqualTo(attempts(joined));
        assertThat(tab.text("[...document.querySelectorAll('figure > svg > text')].map(t => t.textContent).join('; ')"))
                .startsWith("08:52:55.000; ")
                .endsWith("; 08:52:57.390; GitLab.com; Self-managed instance; Clock offset: -1432 ms");
        // The marks lie on the lines of their sides, the earlier left of the later, and the dashes lead from one to the
        // other.
        assertThat(tab.run("""
                (() => { const box = e => e.getBoundingClientRect(), middle = e => { const b = box(e); return [b.x + b.width / 2, b.y + b.height / 2]; };
                  const [one, two] = [...document.querySelectorAll('.mark > rect')].map(middle).sort((a, b) => a[0] - b[0]);
                  const join = box(document.querySelector('.join')), all = box(document.querySelector('figure > svg'));
                  const lanes = [...document.querySelectorAll('.axis')].map(e => box(e)).filter(b => b.width > 100).map(b => b.y);
                  return [two[0] - one[0] > all.width * .9, lanes.length == 3, Math.abs(lanes[0] - two[1]) < 2, Math.abs(lanes[1] - one[1]) < 2,
                    Math.abs(join.x - one[0]) < 2, Math.abs(join.right - two[0]) < 2].join(); })()""").asText()).isEqualTo("true,true,true,true,true,true");

        Report instance = sample("var-log-gitlab", Language.ENGLISH);
        show(instance);
        assertThat(marks()).isEqualTo(attempts(instance)).isEqualTo((int)
                instance.findings().stream().mapToLong(f -> f.count()).sum());
    }

    @Test
    void theKeyboardSkipsToTheFindingsAndUnfoldsTheEvidence() throws Exception {
        show(Reports.full());
        assertThat(tab.text("String(document.querySelector('details').open)")).isEqualTo("false");

        tab.tab();
        assertThat(tab.text("document.activeElement.className")).isEqualTo("skip");
        assertThat(tab.number("document.activeElement.getBoundingClientRect().x"))
                .isNotNegative();
        tab.enter();
        assertThat(tab.text("document.activeElement.id")).isEqualTo("findings");
        tab.tab();
        assertThat(tab.text("document.activeElement.textContent")).isEqualTo("Evidence: 2 entries");
        assertThat(tab.text("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        tab.enter();
        assertThat(tab.text("document.querySelector('details[open] pre').innerText"))
                .contains("exception.class: JWT::InvalidAudError");
        tab.enter();
        assertThat(tab.number("document.querySelectorAll('details[open]').length"))
                .isZero();
    }

    @Test
    void oneClickTakesAWholeCommand() throws Exception {
        show(Reports.full());
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < tab.number("document.querySelectorAll('.command').length"); i++) {
            String at = "document.querySelectorAll('.command')[" + i + "]";
            tab.run(at + ".scrollIntoView({block: 'center'})");
            String box = at + ".getBoundingClientRect()";
            tab.click(tab.number(box + ".x") + 20, tab.number(box + ".y") + 15);
            commands.add(tab.text("getSelection().toString()").strip());
        }

        assertThat(commands)
                .containsExactly(
                        "curl --include --request POST https://gitlab.example.com/-/jira_connect/events/installed",
                        "gitlab-rails runner \\\n  'JiraConnectInstallation.delete_all'",
                        "gitlab-rake gitlab:env:info");
    }

    @Test
    void textStandsOutInLightAndInDark() throws Exception {
        show(Reports.full());
        tab.run("document.querySelectorAll('details').forEach(d => d.open = true)");
        String page = "getComputedStyle(document.body).backgroundColor";

        tab.look(1000, "light", "");
        assertThat(tab.text(page)).isEqualTo("rgb(255, 255, 255)");
        assertThat(tab.run(FAINT)).isEmpty();
        tab.look(1000, "dark", "");
        assertThat(tab.text(page)).isEqualTo("rgb(24, 23, 29)");
        assertThat(tab.run(FAINT)).isEmpty();
        tab.run("document.body.style.color = '#777'");
        assertThat(tab.run(FAINT)).as("what is faint is found").isNotEmpty();
    }

    @Test
    void aPhoneShowsItWithoutScrollingSideways() throws Exception {
        for (Report report : List.of(
                Reports.full(),
                Hostile.everywhere(Reports.full(), ATTACK),
                sample("host-header-mismatch--joined", Language.ENGLISH),
                sample("host-header-mismatch--joined", Language.JAPANESE))) {
            show(report);
            tab.run("document.querySelectorAll('details').forEach(d => d.open = true)");
            tab.look(360, "light", "");

            assertThat(tab.number("document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(tab.text("""
                    [...document.body.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth && e.clientWidth > 1
                        && getComputedStyle(e).overflowX != 'visible').map(e => e.tagName).join()""")).isEmpty();
            assertThat(tab.text("""
                    (() => { const boxes = [...document.querySelectorAll('figure > svg > text')].map(e => e.getBoundingClientRect()).filter(b => b.width);
                      return boxes.filter((a, i) => a.x < 0 || a.right > 360 || a.height < 12 || boxes.some((b, j) => i < j
                        && a.x < b.right && b.x < a.right && a.y + 2 < b.bottom && b.y + 2 < a.bottom)).length; })()"""))
                    .as("labels of the timeline that are cut, tiny or upon another")
                    .isEqualTo("0");
        }
    }

    @Test
    void paperShowsTheEvidenceInBlackOnWhite() throws Exception {
        show(Reports.full());
        tab.look(800, "dark", "print");

        assertThat(tab.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
        assertThat(tab.text("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
        assertThat(tab.run(FAINT)).isEmpty();
        assertThat(tab.number("document.querySelectorAll('details').length")).isEqualTo(3);
        assertThat(tab.text("[...document.querySelectorAll('details > :last-child')].every(e => e.checkVisibility("
                        + "{contentVisibilityAuto: true}) && e.getBoundingClientRect().height > 15)"))
                .isEqualTo("true");
        assertThat(new String(tab.pdf(), UTF_8)).startsWith("%PDF-");
    }

    @Test
    void aScreenReaderFindsItsWay() throws Exception {
        show(sample("host-header-mismatch--joined", Language.JAPANESE));
        assertThat(tab.text("document.documentElement.lang")).isEqualTo("ja");
        show(sample("host-header-mismatch--joined", Language.ENGLISH));
        List<JsonNode> tree = new ArrayList<>();
        tab.send("Accessibility.getFullAXTree", Map.of()).path("nodes").forEach(tree::add);
        Map<String, List<String>> names = new LinkedHashMap<>();
        List<Integer> levels = new ArrayList<>();
        for (JsonNode node : tree) {
            String role = node.path("role").path("value").asText();
            names.computeIfAbsent(role, r -> new ArrayList<>())
                    .add(node.path("name").path("value").asText());
            node.path("properties").forEach(p -> {
                if (role.equals("heading") && p.path("name").asText().equals("level")) {
                    levels.add(p.path("value").path("value").asInt());
                }
            });
        }

        assertThat(names).containsKeys("banner", "main", "contentinfo", "table", "columnheader");
        assertThat(names.get("region")).contains("Summary", "Timeline", "Findings", "What was read");
        assertThat(names.get("article"))
                .contains("ERROR The instance refused GitLab.com's event: 401 with an empty body");
        assertThat(names.get("image"))
                .containsExactly("Attempts over time GitLab.com: 1 attempt with evidence,"
                        + " Self-managed instance: 1 attempt with evidence; 2024-03-19 08:52:55 to 08:52:57 UTC."
                        + " Squares are errors, triangles warnings, circles notes. Dashed lines join what is one request; the clock"
                        + " offset, the instance's clock minus that of GitLab.com, is -1432 ms.");
        assertThat(names.get("DisclosureTriangle")).contains("Evidence: 3 entries");
        assertThat(names.get("link")).isNotEmpty().doesNotContain("");
        assertThat(levels).startsWith(1, 2);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).as("heading %d", i).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        assertThat(tab.number("document.querySelectorAll('[id]').length"))
                .isEqualTo(tab.number("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"));
    }

    private static int marks() throws Exception {
        return tab.number("document.querySelectorAll('figure > svg .mark').length");
    }

    /** The requests that the report has dated evidence of. */
    private static int attempts(Report report) {
        return (int) report.findings().stream()
                .flatMap(finding -> finding.evidence().stream())
                .filter(evidence -> evidence.time() != null)
                .map(Evidence::correlationId)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static void show(Report report) throws Exception {
        Path page = folder.resolve("report.html");
        Files.writeString(page, Reports.render(new HtmlRenderer(TextOptions.plain()), report));
        tab.look(1000, "light", "");
        tab.show(page);
    }

    private static Report sample(String name, Language language) throws Exception {
        Path sample = Path.of("../samples", name);
        Path input = Files.exists(sample.resolve("input")) ? sample.resolve("input") : sample;
        return LogScan.builder()
                .language(language)
                .build()
                .scan(Discovery.of(List.of(input.toString()), InputStream.nullInputStream()));
    }
}
