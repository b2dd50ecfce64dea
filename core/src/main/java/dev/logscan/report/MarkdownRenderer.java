package dev.logscan.report;

import dev.logscan.incident.Finding;
import dev.logscan.incident.Unexplained;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the report as Markdown that pastes into a GitLab ticket as it is. */
final class MarkdownRenderer implements Renderer {
    private final TextOptions options;

    MarkdownRenderer(TextOptions options) {
        this.options = options;
    }

    @Override
    public void render(Report report, Appendable out) throws IOException {
        MarkdownPage page = new MarkdownPage(out);
        Words words = new Words(report.language());
        page.heading(2, "logscan", words.verdict(report));
        for (String line : words.caution(report)) {
            page.paragraph(line);
        }
        FindingMarkdown writer = new FindingMarkdown(page, words, options);
        for (Finding finding : report.findings()) {
            writer.write(finding);
        }
        unexplained(report.unexplained(), words, page);
        if (!report.warnings().isEmpty()) {
            page.heading(3, words.say("Notes"), "");
            page.list(report.warnings().stream()
                    .map(warning -> words.say("Note: {warning}", MarkdownText.prose(warning)))
                    .toList());
        }
        sources(report.sources(), words, page);
    }

    private void unexplained(List<Unexplained> all, Words words, MarkdownPage page) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        page.heading(3, words.unexplained(), "");
        for (Unexplained rest : all) {
            String what = MarkdownText.prose(rest.what());
            page.paragraph(rest.count() + " x " + words.dated(what, rest.firstSeen(), rest.lastSeen(), options.zone()));
            page.block(0, "text", EvidenceLines.of(rest.evidence(), words, options.zone()));
        }
    }

    private void sources(List<SourceSummary> sources, Words words, MarkdownPage page) throws IOException {
        page.heading(3, words.say("What was read"), "");
        page.paragraph(words.read(Totals.of(sources)));
        List<String> lines = new ArrayList<>();
        for (SourceSummary source : sources) {
            lines.add(words.source(source, options.zone()));
            source.problems()
                    .forEach(problem -> lines.add("  " + words.say("problem: {problem}", words.problem(problem))));
        }
        if (!lines.isEmpty()) {
            page.block(0, "text", lines);
        }
    }
}
