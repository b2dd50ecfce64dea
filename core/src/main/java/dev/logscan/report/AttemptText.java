package dev.logscan.report;

import dev.logscan.scenario.Severity;

/** Writes attempts for people, one a line: time, side, status, what became of it, correlation id. */
public final class AttemptText {
    private static final int SIDE = "self-managed".length();
    private static final int STATUS = 3;
    private static final int LABEL = "WARNING".length();

    private final TextOptions options;

    /**
     * Makes a writer.
     *
     * @param options how the lines look; of them the colours and the zone count
     */
    public AttemptText(TextOptions options) {
        this.options = options;
    }

    /**
     * The line of an attempt.
     *
     * @param attempt the attempt
     * @return the line without its end; what could harm a terminal is escaped
     */
    public String line(AttemptLine attempt) {
        String time = attempt.time() == null ? "(no time)   " : Times.timeMillis(attempt.time(), options.zone());
        String status = attempt.status() == null ? "-" : Escape.line(attempt.status());
        String label = label(attempt);
        Page.Ink ink = ink(attempt);
        String id = attempt.correlationId() == null ? "" : "  [" + Escape.line(attempt.correlationId()) + "]";
        return time + "  " + padded(attempt.side().id(), SIDE) + "  " + padded(status, STATUS) + "  "
                + Page.inked(ink, label, options.color()) + padded("", LABEL - label.length()) + "  "
                + Escape.line(attempt.text()) + id;
    }

    private static String label(AttemptLine attempt) {
        return switch (attempt.outcome()) {
            case FINDING -> attempt.severity() == null ? "FINDING" : Words.severity(attempt.severity());
            case UNEXPLAINED -> "FAILED";
            case OK -> "OK";
            case REFUSED -> "-";
        };
    }

    private static Page.Ink ink(AttemptLine attempt) {
        return switch (attempt.outcome()) {
            case FINDING -> attempt.severity() == Severity.ERROR ? Page.Ink.RED : Page.Ink.YELLOW;
            case UNEXPLAINED -> Page.Ink.YELLOW;
            case OK -> Page.Ink.GREEN;
            case REFUSED -> Page.Ink.DIM;
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
