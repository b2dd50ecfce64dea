package dev.logscan.report;

import dev.logscan.incident.Finding;
import dev.logscan.incident.Unexplained;
import dev.logscan.report.Page.Ink;
import dev.logscan.report.SourceSummary.UnparsedLine;
import java.io.IOException;
import java.util.List;

/** Writes the report for a tired person at a terminal: the verdict first, then why, then what to do. */
public final class TextRenderer implements Renderer {
    private static final int SOURCES_SHOWN = 10;

    private final TextOptions options;

    /**
     * Makes a renderer.
     *
     * @param options how the page looks
     */
    public TextRenderer(TextOptions options) {
        this.options = options;
    }

    @Override
    public void render(Report report, Appendable out) throws IOException {
        Page page = new Page(out, options.width(), options.color());
        Words words = new Words(report.language());
        if (report.findings().isEmpty()) {
            nothing(report, words, page);
        } else {
            findings(report, words, page);
        }
        unexplained(report.unexplained(), words, page);
        notes(report.warnings(), words, page);
        page.blank();
        sources(report.sources(), words, page);
        problems(report.sources(), words, page);
    }

    private void findings(Report report, Words words, Page page) throws IOException {
        if (report.findings().size() > 1) {
            page.line(0, Ink.BOLD, words.verdict(report));
            page.blank();
        }
        FindingText writer = new FindingText(page, words, options);
        boolean first = true;
        for (Finding finding : report.findings()) {
            if (!first) {
                page.blank();
            }
            first = false;
            writer.write(finding);
        }
        if (!report.complete()) {
            page.blank();
            page.prose(0, words.incomplete());
        }
    }

    private static void nothing(Report report, Words words, Page page) throws IOException {
        page.line(0, Ink.BOLD, words.verdict(report));
        page.blank();
        for (String sentence : words.caution(report)) {
            page.prose(2, sentence);
        }
    }

    private void unexplained(List<Unexplained> unexplained, Words words, Page page) throws IOException {
        if (unexplained.isEmpty()) {
            return;
        }
        page.blank();
        page.line(0, Ink.BOLD, words.unexplained());
        for (Unexplained rest : unexplained) {
            String what = words.dated(rest.what(), rest.firstSeen(), rest.lastSeen(), options.zone());
            page.labelled(2, Ink.NONE, rest.count() + " x", what);
            int shown = options.verbose()
                    ? rest.evidence().size()
                    : Math.min(1, rest.evidence().size());
            for (var evidence : rest.evidence().subList(0, shown)) {
                page.line(6, Words.place(evidence.origin()));
            }
        }
    }

    private static void notes(List<String> warnings, Words words, Page page) throws IOException {
        if (warnings.isEmpty()) {
            return;
        }
        page.blank();
        page.line(0, Ink.BOLD, words.say("Notes"));
        for (String warning : warnings) {
            page.labelled(2, Ink.NONE, "-", warning);
        }
    }

    private void sources(List<SourceSummary> all, Words words, Page page) throws IOException {
        // What could not even be opened stands among the problems.
        List<SourceSummary> sources = all.stream()
                .filter(s -> s.bytes() > 0 || s.problems().isEmpty())
                .toList();
        page.prose(0, words.read(Totals.of(sources)));
        int shown = options.verbose() ? sources.size() : Math.min(SOURCES_SHOWN, sources.size());
        for (SourceSummary source : sources.subList(0, shown)) {
            page.line(2, words.source(source, options.zone()));
            for (UnparsedLine line : source.unparsedLines()) {
                String why = line.number() + ": " + line.reason();
                page.line(6, line.text().isEmpty() ? why : why + ": " + cut(line.text(), words));
            }
        }
        if (shown < sources.size()) {
            page.line(2, words.say("and {n} more", sources.size() - shown));
        }
    }

    private String cut(String text, Words words) {
        return Excerpts.cutColumns(text, options.width(), words);
    }

    private static void problems(List<SourceSummary> sources, Words words, Page page) throws IOException {
        if (sources.stream().allMatch(source -> source.problems().isEmpty())) {
            return;
        }
        page.line(0, Ink.BOLD, words.say("Problems while reading"));
        for (SourceSummary source : sources) {
            for (var problem : source.problems()) {
                page.line(2, source.name() + ": " + words.problem(problem));
            }
        }
    }
}
