package dev.logscan.report;

import dev.logscan.report.Timeline.Join;
import dev.logscan.report.Timeline.Mark;
import dev.logscan.scenario.Side;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * Draws a timeline as wide as the page, be that a phone's or a sheet of paper: what lies along the time is a share of the
 * width, all else has its own size, so that letters stay legible.
 */
final class TimelineSvg {
    /** From one lane to the next, in pixels: its name above its line. */
    private static final int LANE = 56;

    private static final int NAME = 14;
    private static final int LINE = 36;
    private static final int TICKS = 4;

    private final Timeline timeline;
    private final Words words;
    private final ZoneId zone;
    private final List<Side> lanes;
    private final Instant first;
    private final long span;

    TimelineSvg(Timeline timeline, Words words, ZoneId zone) {
        this.timeline = timeline;
        this.words = words;
        this.zone = zone;
        this.lanes = new ArrayList<>(timeline.counts().keySet());
        this.first = timeline.first();
        this.span = Duration.between(first, timeline.last()).toMillis();
    }

    void write(HtmlPage page) throws IOException {
        int bottom = LANE * lanes.size() + 4;
        page.markup("<figure>\n<svg role=\"img\" aria-labelledby=\"timeline-title timeline-text\" height=\""
                + (bottom + 28)
                + "\">\n<title id=\"timeline-title\">");
        page.text(words.say("Attempts over time")).markup("</title>\n<desc id=\"timeline-text\">");
        page.text(description()).markup("</desc>\n");
        for (int lane = 0; lane < lanes.size(); lane++) {
            line(page, "axis", "0%", y(lane), "100%", y(lane));
        }
        axis(page, bottom);
        for (Join join : timeline.joins()) {
            line(
                    page,
                    "join",
                    x(join.from().time()),
                    y(join.from()),
                    x(join.to().time()),
                    y(join.to()));
        }
        // After the joins, which would strike out a name.
        for (int lane = 0; lane < lanes.size(); lane++) {
            text(page, "", "0%", LANE * lane + NAME, "start", words.side(lanes.get(lane)));
        }
        if (!timeline.joins().isEmpty()) {
            text(page, "dim", "100%", NAME, "end", words.say("Clock offset: {range}", offsets()));
        }
        for (Mark mark : timeline.marks()) {
            mark(page, mark);
        }
        page.markup("</svg>\n<figcaption>").text(description()).markup("</figcaption>\n</figure>\n");
    }

    private void axis(HtmlPage page, int bottom) throws IOException {
        line(page, "axis", "0%", bottom, "100%", bottom);
        int ticks = span == 0 ? 0 : TICKS;
        for (int tick = 0; tick <= ticks; tick++) {
            Instant time = first.plusMillis(ticks == 0 ? 0 : span * tick / ticks);
            String anchor = ticks == 0 || tick % ticks != 0 ? "middle" : tick == 0 ? "start" : "end";
            line(page, "axis", x(time), bottom, x(time), bottom + 6);
            // A narrow page has no room for every label.
            text(page, tick % 2 == 0 ? "" : "minor", x(time), bottom + 22, anchor, label(time));
        }
    }

    /** Only as much of a time as the length of the axis calls for. */
    private String label(Instant time) {
        if (span == 0) {
            return Times.millis(time, zone);
        }
        return span < 10_000
                ? Times.timeMillis(time, zone)
                : span < 86_400_000 ? Times.time(time, zone) : Times.day(time, zone);
    }

    /** A shape for each severity: the colour alone says nothing. */
    private void mark(HtmlPage page, Mark mark) throws IOException {
        String shape = switch (mark.severity()) {
            case ERROR -> "<rect x=\"-6\" y=\"-6\" width=\"12\" height=\"12\"/>";
            case WARNING -> "<path d=\"M0 -8L8 6H-8Z\"/>";
            case INFO -> "<circle r=\"6\"/>";
        };
        String what = words.side(mark.side()) + ": " + mark.scenario();
        List<String> parts = new ArrayList<>(List.of(Times.millis(mark.time(), zone), what));
        if (mark.correlationId() != null) {
            parts.add(mark.correlationId());
        }
        page.markup("<svg class=\"mark " + mark.severity().id() + "\" x=\"" + x(mark.time()) + "\" y=\"" + y(mark)
                        + "\"><title>")
                .text(words.list(parts))
                .markup("</title>" + shape + "</svg>\n");
    }

    private String description() {
        List<String> counts = new ArrayList<>();
        timeline.counts()
                .forEach((side, count) -> counts.add(words.side(side) + ": "
                        + words.count(count, "{n} attempt with evidence", "{n} attempts with evidence")));
        String all = words.say(
                "{counts}; {when}. Squares are errors, triangles warnings, circles notes.",
                words.list(counts),
                words.span(first, timeline.last(), zone));
        return timeline.joins().isEmpty() ? all : all + " " + clocks();
    }

    private String clocks() {
        return words.say(
                "Dashed lines join what is one request; the clock offset, the instance's clock minus that of GitLab.com,"
                        + " is {range}.",
                offsets());
    }

    private String offsets() {
        LongSummaryStatistics offsets =
                timeline.joins().stream().mapToLong(this::offset).summaryStatistics();
        return offsets.getMin() == offsets.getMax()
                ? words.say("{ms} ms", offsets.getMin())
                : words.say("{least} to {most} ms", offsets.getMin(), offsets.getMax());
    }

    /** Links count from their own side, the page from one side. */
    private long offset(Join join) {
        return join.to().side() == Side.GITLAB_COM ? -join.clockOffsetMs() : join.clockOffsetMs();
    }

    /** A share of the width in tenths of a percent, without a number's format, so that no locale shows. */
    private String x(Instant time) {
        long share = span == 0
                ? 500
                : Math.round(1000.0 * Duration.between(first, time).toMillis() / span);
        return share / 10 + "." + share % 10 + "%";
    }

    private int y(Mark mark) {
        return y(lanes.indexOf(mark.side()));
    }

    private static int y(int lane) {
        return LANE * lane + LINE;
    }

    private static void line(HtmlPage page, String name, String x1, int y1, String x2, int y2) throws IOException {
        page.markup("<line class=\"" + name + "\" x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2
                + "\"/>\n");
    }

    private static void text(HtmlPage page, String name, String x, int y, String anchor, String text)
            throws IOException {
        page.markup("<text" + (name.isEmpty() ? "" : " class=\"" + name + "\"") + " x=\"" + x + "\" y=\"" + y
                        + "\" text-anchor=\"" + anchor + "\">")
                .text(text)
                .markup("</text>\n");
    }
}
