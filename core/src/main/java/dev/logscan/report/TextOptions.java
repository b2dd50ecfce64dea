package dev.logscan.report;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How a report for people looks.
 *
 * @param color whether ANSI colours may be used; the meaning never hangs on them
 * @param missing whether to list what would decide the undecided causes
 * @param width the columns of the page, at least 40
 * @param verbose whether to show all that there is: every piece of evidence, every source, every step
 * @param zone the time zone of the times shown
 */
public record TextOptions(boolean color, boolean missing, int width, boolean verbose, ZoneId zone) {
    private static final int NARROWEST = 40;

    /** Refuses a page on which nothing fits. */
    public TextOptions {
        if (width < NARROWEST) {
            throw new IllegalArgumentException("width: " + width + " (expected at least " + NARROWEST + ")");
        }
    }

    /**
     * A plain page: 80 columns, no colours, the short form, UTC.
     *
     * @return the default options
     */
    public static TextOptions plain() {
        return new TextOptions(false, false, 80, false, ZoneOffset.UTC);
    }
}
