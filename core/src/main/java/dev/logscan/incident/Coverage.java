package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which times the logs that were read provably cover, so that an entry which is not there was not written.
 *
 * <p>Only whole logs prove an absence: an export holds what somebody searched for.
 */
public final class Coverage {
    private final List<Span> spans;

    /**
     * Makes one.
     *
     * @param spans the logs that were read
     */
    public Coverage(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /**
     * A log that was read as its component wrote it.
     *
     * @param source the name of the source
     * @param component who wrote it
     * @param first the time of its first entry
     * @param last the time of its last entry
     */
    public record Span(String source, Component component, Instant first, Instant last) {}

    /** Whether a log of the component covers a time on a side, with entries before and after it. */
    boolean covers(Sides sides, Side side, Component component, @Nullable Instant time, Duration slack) {
        if (time == null) {
            return false;
        }
        return spans.stream()
                .filter(s -> component == s.component() && side(sides, s) == side)
                .anyMatch(s -> !s.first().isAfter(time.minus(slack))
                        && !withNext(s).last().isBefore(time.plus(slack)));
    }

    /** The log and the one that logrotate began after it: between the two, nothing was written. */
    private Span withNext(Span span) {
        Rotation rotation = Rotation.of(span.source());
        return spans.stream()
                .filter(s -> s.component() == span.component() && rotation.isFollowedBy(Rotation.of(s.source())))
                .filter(s -> !s.last().isBefore(span.last()))
                .findFirst()
                .map(next -> new Span(span.source(), span.component(), span.first(), next.last()))
                .orElse(span);
    }

    /** A log's place among its numbered rotations, such as 2 for {@code production_json.log.2.gz}. */
    private record Rotation(String log, int number) {
        static Rotation of(String source) {
            String name = source.endsWith(".gz") ? source.substring(0, source.length() - ".gz".length()) : source;
            int dot = name.lastIndexOf('.');
            String number = name.substring(dot + 1);
            boolean numbered = dot > 0
                    && !number.isEmpty()
                    && number.length() <= 3
                    && number.chars().allMatch(c -> c >= '0' && c <= '9');
            return numbered ? new Rotation(name.substring(0, dot), Integer.parseInt(number)) : new Rotation(name, 0);
        }

        boolean isFollowedBy(Rotation next) {
            return log.equals(next.log) && number == next.number + 1;
        }
    }

    /** Whose log it is; one without a mark of its own belongs to the marked logs of its folder, if these are of one side. */
    private Side side(Sides sides, Span span) {
        if (sides.isMarked(span.source())) {
            return sides.of(span.source());
        }
        Set<Side> beside = spans.stream()
                .filter(s -> folder(s).equals(folder(span)) && sides.isMarked(s.source()))
                .map(s -> sides.of(s.source()))
                .collect(Collectors.toSet());
        return beside.size() == 1 ? beside.iterator().next() : sides.of(span.source());
    }

    private static String folder(Span span) {
        return span.source().substring(0, span.source().lastIndexOf('/') + 1);
    }

    /** Whether a source is a log as its component wrote it. */
    boolean isLog(String source) {
        return spans.stream().anyMatch(s -> s.source().equals(source));
    }
}
