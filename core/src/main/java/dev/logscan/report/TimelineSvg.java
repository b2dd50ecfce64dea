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

/** Draws a timeline. Coordinates are whole numbers, so that no locale shows. */
final class TimelineSvg {
    private static final int WIDTH = 960;
    private static final int LEFT = 190;
    private static final int RIGHT = 900;
    private static final int LANE = 48;
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
        int bottom = LANE * lanes.size() + 16;
        page.markup("<figure>\n<svg role=\"img\" aria-labelledby=\"timeline-title timeline-text\" viewBox=\"0 0 "
                + WIDTH + " " + (bottom + 40)
                + "\">\n<title id=\"timeline-title\">");
        page.text(words.say("Attempts over time")).markup("</title>\n<desc id=\"timeline-text\">");
        page.text(description()).markup("</desc>\n");
        for (int lane = 0; lane < lanes.size(); lane++) {
            page.markup("<text x=\"0\" y=\"" + (y(lane) + 5) + "\">")
                    .text(words.side(lanes.get(lane)))
                    .markup("</text>\n");
            line(page, "axis", LEFT, y(lane), RIGHT, y(lane));
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
        for (Mark mark : timeline.marks()) {
            mark(page, mark);
        }
        page.markup("</svg>\n<figcaption>").text(description()).markup("</figcaption>\n</figure>\n");
    }

    private void axis(HtmlPage page, int bottom) throws IOException {
        line(page, "axis", LEFT, bottom, RIGHT, bottom);
        int ticks = span == 0 ? 0 : TICKS;
        for (int tick = 0; tick <= ticks; tick++) {
            Instant time = first.plusMillis(ticks == 0 ? 0 : span * tick / ticks);
            line(page, "axis", x(time), bottom, x(time), bottom + 6);
            page.markup("<text x=\"" + x(time) + "\" y=\"" + (bottom + 22) + "\" text-anchor=\"middle\">")
                    .text(label(time))
                    .markup("</text>\n");
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
        int x = x(mark.time());
        int y = y(mark);
        String shape = switch (mark.severity()) {
            case ERROR -> "<rect x=\"" + (x - 6) + "\" y=\"" + (y - 6) + "\" width=\"12\" height=\"12\"";
            case WARNING -> "<path d=\"M" + x + " " + (y - 8) + "L" + (x + 8) + " " + (y + 6) + "H" + (x - 8) + "Z\"";
            case INFO -> "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"6\"";
        };
        String tag = shape.substring(1, shape.indexOf(' '));
        String what = words.side(mark.side()) + ": " + mark.scenario();
        List<String> parts = new ArrayList<>(List.of(Times.millis(mark.time(), zone), what));
        if (mark.correlationId() != null) {
            parts.add(mark.correlationId());
        }
        page.markup(shape + " class=\"mark " + mark.severity().id() + "\"><title>")
                .text(words.list(parts))
                .markup("</title></" + tag + ">\n");
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
        LongSummaryStatistics offsets =
                timeline.joins().stream().mapToLong(this::offset).summaryStatistics();
        String range = offsets.getMin() == offsets.getMax()
                ? words.say("{ms} ms", offsets.getMin())
                : words.say("{least} to {most} ms", offsets.getMin(), offsets.getMax());
        return words.say(
                "Dashed lines join what is one request; the clock offset, the instance's clock minus that of GitLab.com,"
                        + " is {range}.",
                range);
    }

    /** Links count from their own side, the page from one side. */
    private long offset(Join join) {
        return join.to().side() == Side.GITLAB_COM ? -join.clockOffsetMs() : join.clockOffsetMs();
    }

    private int x(Instant time) {
        long from = Duration.between(first, time).toMillis();
        return span == 0 ? (LEFT + RIGHT) / 2 : (int) (LEFT + (RIGHT - LEFT) * (double) from / span);
    }

    private int y(Mark mark) {
        return y(lanes.indexOf(mark.side()));
    }

    private static int y(int lane) {
        return LANE * lane + 28;
    }

    private static void line(HtmlPage page, String name, int x1, int y1, int x2, int y2) throws IOException {
        page.markup("<line class=\"" + name + "\" x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2
                + "\"/>\n");
    }
}
