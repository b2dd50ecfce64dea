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
        page.heading(2, "logscan", Words.verdict(report));
        for (String line : Words.caution(report)) {
            page.paragraph(line);
        }
        FindingMarkdown writer = new FindingMarkdown(page, options);
        for (Finding finding : report.findings()) {
            writer.write(finding);
        }
        unexplained(report.unexplained(), page);
        if (!report.warnings().isEmpty()) {
            page.heading(3, "Notes", "");
            page.list(report.warnings().stream().map(MarkdownRenderer::note).toList());
        }
        sources(report.sources(), page);
    }

    private static String note(String warning) {
        return "Note: " + MarkdownText.prose(warning);
    }

    private void unexplained(List<Unexplained> all, MarkdownPage page) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        page.heading(3, "Failing Jira Connect entries that no known problem explains", "");
        for (Unexplained rest : all) {
            String span = Words.span(rest.firstSeen(), rest.lastSeen(), options.zone());
            page.paragraph(
                    rest.count() + " x " + MarkdownText.prose(rest.what()) + (span.isEmpty() ? "" : ", " + span));
            page.block(0, "text", EvidenceLines.of(rest.evidence(), options.zone()));
        }
    }

    private void sources(List<SourceSummary> sources, MarkdownPage page) throws IOException {
        page.heading(3, "What was read", "");
        page.paragraph(Words.read(Totals.of(sources)));
        List<String> lines = new ArrayList<>();
        for (SourceSummary source : sources) {
            lines.add(Words.source(source, options.zone()));
            source.problems().forEach(problem -> lines.add("  problem: " + Words.problem(problem)));
        }
        if (!lines.isEmpty()) {
            page.block(0, "text", lines);
        }
    }
}
