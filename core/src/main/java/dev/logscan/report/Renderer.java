package dev.logscan.report;

import java.io.IOException;

/** Writes a report in one output format. */
public interface Renderer {
    /**
     * Writes the whole report.
     *
     * @param report what to say; already masked
     * @param out where to write; not closed
     * @throws IOException when {@code out} does
     */
    void render(Report report, Appendable out) throws IOException;
}
