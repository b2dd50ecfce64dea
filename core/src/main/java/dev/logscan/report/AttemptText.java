package dev.logscan.report;

import dev.logscan.language.Language;
import dev.logscan.scenario.Severity;

/** Writes attempts for people, one a line: time, side, status, what became of it, correlation id. */
public final class AttemptText {
    private static final int SIDE = "self-managed".length();
    private static final int STATUS = 3;
    private static final int TIME = "09:14:07.318".length();
    private static final int LABEL = "WARNING".length();

    private final TextOptions options;
    private final Words words;

    /**
     * Makes a writer.
     *
     * @param options how the lines look; of them the colours and the zone count
     * @param language the language of the words beside log text
     */
    public AttemptText(TextOptions options, Language language) {
        this.options = options;
        words = new Words(language);
    }

    /**
     * The line of an attempt.
     *
     * @param attempt the attempt
     * @return the line without its end; what could harm a terminal is escaped
     */
    public String line(AttemptLine attempt) {
        String time = attempt.time() == null
                ? padded(words.say("(no time)"), TIME)
                : Times.timeMillis(attempt.time(), options.zone());
        String status = attempt.status() == null ? "-" : Escape.line(attempt.status());
        String label = label(attempt);
        Page.Ink ink = ink(attempt);
        String id = attempt.correlationId() == null ? "" : "  [" + Escape.line(attempt.correlationId()) + "]";
        return time + "  " + padded(attempt.side().id(), SIDE) + "  " + padded(status, STATUS) + "  "
                + Page.inked(ink, label, options.color()) + padded("", LABEL - Columns.width(label)) + "  "
                + Escape.line(attempt.text()) + id;
    }

    private String label(AttemptLine attempt) {
        return switch (attempt.outcome()) {
            case FINDING -> attempt.severity() == null ? words.say("FINDING") : words.severity(attempt.severity());
            case UNEXPLAINED -> words.say("FAILED");
            case OK -> words.say("OK");
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
        return text + " ".repeat(Math.max(0, width - Columns.width(text)));
    }
}
