package dev.logscan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class HtmlRendererTest {
    @Test
    void everyPartHasItsPlace() {
        assertThat(html(Reports.full()))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .containsSubsequence(
                        "<title>logscan: 1 finding: 1 error</title>",
                        "<h1>1 finding: 1 error</h1>",
                        "<p>Not every input could be read to its end: see the problems below.</p>",
                        "<a href=\"#jwt-invalid-audience\">The token was made for another address</a>",
                        "<svg role=\"img\"",
                        "<article id=\"jwt-invalid-audience\"",
                        "<dt>expected</dt>\n<dd>https://internal.example.com/-/jira_connect</dd>",
                        "CONFIRMED</span> The reverse proxy does not hand on the Host header [host-header-not-forwarded]",
                        "<pre class=\"command\">curl --include --request POST",
                        "<p>Right answer: 401 Unauthorized</p>",
                        "<strong class=\"error\">DELETES DATA.</strong> Delete the installations.",
                        "gitlab-rails runner \\\n  &#39;JiraConnectInstallation.delete_all&#39;</pre>",
                        "<summary>Evidence: 2 entries</summary>",
                        "  exception.class: JWT::InvalidAudError\n",
                        "its clock is 1200 ms behind",
                        "(decides additional-audience-missing)",
                        "href=\"https://docs.gitlab.com/administration/",
                        "<summary>4 x PUT /-/jira_connect/installations answered 500,",
                        "<li>The clocks of the two sides differ by 1200 ms.</li>",
                        "<strong>Problem: line 120: cut off (not read to its end)</strong>");
    }

    @Test
    void silenceIsNotCalledHealth() {
        assertThat(html(Reports.nothing()))
                .contains("<h1>None of the documented problems was seen.</h1>", "This does not show that the app works")
                .doesNotContain("<svg", "<article");
    }

    @Test
    void hostileTextIsInert() throws Exception {
        Document page = parsed(Hostile.report());

        assertThat(names(page))
                .doesNotContain("script", "img", "iframe", "object", "form", "base", "link", "b")
                .contains("article", "details");
        assertThat(attributes(page)).noneMatch(name -> name.startsWith("on"));
        NodeList links = page.getElementsByTagName("a");
        for (int i = 0; i < links.getLength(); i++) {
            assertThat(((Element) links.item(i)).getAttribute("href")).matches("#[a-z-]+|https://x");
        }
        assertThat(page.getDocumentElement().getTextContent())
                .contains("<script>alert(1)</script>", "\\u{202e}")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void nothingIsLoadedAndNothingRuns() {
        assertThat(html(Reports.full()))
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .doesNotContain("<script", " src=", "@import", "url(");
    }

    @Test
    void aLinkLeadsToAPageOnly() {
        assertThat(FindingHtmlLinks.of("javascript:alert(1)"))
                .contains("<p>Documentation: javascript:alert(1)</p>")
                .doesNotContain("<a rel");
        assertThat(FindingHtmlLinks.of("https://a/\"onclick=x")).contains("href=\"https://a/&quot;onclick=x\"");
    }

    @Test
    void aScenarioSeenTwiceHasTwoAnchors() throws Exception {
        Document page = parsed(Reports.of(Reports.audience(), Reports.audience()));

        assertThat(ids(page))
                .contains("jwt-invalid-audience", "jwt-invalid-audience-2")
                .doesNotHaveDuplicates();
    }

    private static final class FindingHtmlLinks {
        static String of(String docs) {
            var finding = Reports.saying("s", List.of(), Map.of()).findings().get(0);
            return html(Reports.of(new dev.logscan.incident.Finding(
                    finding.scenario(),
                    finding.title(),
                    finding.severity(),
                    finding.confidence(),
                    finding.side(),
                    finding.summary(),
                    finding.count(),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    docs)));
        }
    }

    private static String html(Report report) {
        return Reports.render(new HtmlRenderer(TextOptions.plain()), report);
    }

    /** As a strict reader sees it: our void elements closed, all else must be well-formed already. */
    private static Document parsed(Report report) throws Exception {
        String xml = html(report)
                .replace("<!DOCTYPE html>\n", "")
                .replaceAll("(<meta [^>]*)>", "$1/>")
                .replace("<br>", "<br/>");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static Set<String> names(Document page) {
        Set<String> names = new HashSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            names.add(((Element) all.item(i)).getTagName());
        }
        return names;
    }

    private static Set<String> attributes(Document page) {
        Set<String> names = new HashSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            for (int j = 0; j < all.item(i).getAttributes().getLength(); j++) {
                names.add(all.item(i).getAttributes().item(j).getNodeName());
            }
        }
        return names;
    }

    private static List<String> ids(Document page) {
        NodeList all = page.getElementsByTagName("*");
        return java.util.stream.IntStream.range(0, all.getLength())
                .mapToObj(i -> ((Element) all.item(i)).getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
