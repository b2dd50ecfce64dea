package dev.logscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.logscan.incident.Evidence;
import dev.logscan.language.Language;
import dev.logscan.report.Page.Ink;
import java.io.IOException;

/** Writes the entries of one request, for people or as one JSON document. */
public final class TraceRenderer {
    private final TextOptions options;
    private final Words words;

    /**
     * Makes a renderer.
     *
     * @param options how the page looks; JSON takes no notice of them
     * @param language the language of the page
     */
    public TraceRenderer(TextOptions options, Language language) {
        this.options = options;
        words = new Words(language);
    }

    /**
     * Writes a page of text.
     *
     * @param trace what was found, already masked
     * @param out where to write; not closed
     * @throws IOException when {@code out} does
     */
    public void text(Trace trace, Appendable out) throws IOException {
        Page page = new Page(out, options.width(), options.color());
        page.line(0, Ink.BOLD, head(trace));
        for (Evidence entry : trace.entries()) {
            page.blank();
            String time = entry.time() == null ? words.say("time unknown") : Times.millis(entry.time(), options.zone());
            page.line(0, Ink.BOLD, time + " " + entry.component().id() + " " + Words.place(entry.origin()));
            for (var field : entry.fields().entrySet()) {
                if (!field.getKey().equals("correlation_id")) {
                    page.line(4, field.getKey() + ": " + words.values(field.getValue()));
                }
            }
        }
        page.blank();
        page.prose(0, words.read(Totals.of(trace.sources())));
        for (SourceSummary source : trace.sources()) {
            for (var problem : source.problems()) {
                page.line(2, source.name() + ": " + words.problem(problem));
            }
        }
    }

    private String head(Trace trace) {
        if (trace.entries().isEmpty()) {
            return words.say("No entry has the correlation id {id}.", trace.correlationId());
        }
        String shown = trace.count() == trace.entries().size()
                ? ""
                : words.say(" (shown {n})", trace.entries().size());
        return words.say("{entries} of {id}", words.entries(trace.count()), trace.correlationId()) + shown;
    }

    /**
     * Writes one JSON document.
     *
     * @param trace what was found, already masked
     * @param out where to write; not closed
     * @throws IOException when {@code out} does
     */
    public void json(Trace trace, Appendable out) throws IOException {
        try (JsonGenerator json = JsonRenderer.generator(out)) {
            json.writeStartObject();
            JsonRenderer.tool(trace.toolVersion(), json);
            json.writeBooleanField("complete", trace.complete());
            json.writeStringField("correlationId", trace.correlationId());
            json.writeNumberField("count", trace.count());
            JsonRenderer.sources(trace.sources(), json);
            new FindingJson(json).entries(trace.entries());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
