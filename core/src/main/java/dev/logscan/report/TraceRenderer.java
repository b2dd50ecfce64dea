package dev.logscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.logscan.incident.Evidence;
import dev.logscan.report.Page.Ink;
import java.io.IOException;

/** Writes the entries of one request, for people or as one JSON document. */
public final class TraceRenderer {
    private final TextOptions options;

    /**
     * Makes a renderer.
     *
     * @param options how the page looks; JSON takes no notice of them
     */
    public TraceRenderer(TextOptions options) {
        this.options = options;
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
            String time = entry.time() == null ? "time unknown" : Times.millis(entry.time(), options.zone());
            page.line(0, Ink.BOLD, time + " " + entry.component().id() + " " + Words.place(entry.origin()));
            for (var field : entry.fields().entrySet()) {
                if (!field.getKey().equals("correlation_id")) {
                    page.line(4, field.getKey() + ": " + Words.values(field.getValue()));
                }
            }
        }
        page.blank();
        page.prose(0, Words.read(Totals.of(trace.sources())));
        for (SourceSummary source : trace.sources()) {
            for (var problem : source.problems()) {
                page.line(2, source.name() + ": " + Words.problem(problem));
            }
        }
    }

    private static String head(Trace trace) {
        if (trace.entries().isEmpty()) {
            return "No entry has the correlation id " + trace.correlationId() + ".";
        }
        String shown = trace.count() == trace.entries().size()
                ? ""
                : " (shown " + trace.entries().size() + ")";
        return Words.count(trace.count(), "entry", "entries") + " of " + trace.correlationId() + shown;
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
