package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.scenario.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** The same, once it is known whose logs they are. */
    Covered of(Sides sides) {
        Map<String, Set<Side>> beside = new HashMap<>();
        for (Span span : spans) {
            if (sides.isMarked(span.source())) {
                beside.computeIfAbsent(folder(span), f -> EnumSet.noneOf(Side.class))
                        .add(sides.of(span.source()));
            }
        }
        Map<Rotated, List<Span>> rotated = new HashMap<>();
        for (Span span : spans) {
            rotated.computeIfAbsent(Rotated.of(span), r -> new ArrayList<>(1)).add(span);
        }
        Covered covered = new Covered();
        for (Span span : spans) {
            Set<Side> near = beside.getOrDefault(folder(span), Set.of());
            // One without a mark of its own belongs to the marked logs of its folder, if these are of one side.
            boolean followsFolder = !sides.isMarked(span.source()) && near.size() == 1;
            Side side = followsFolder ? near.iterator().next() : sides.of(span.source());
            covered.add(side, withNext(span, rotated));
        }
        covered.settle();
        return covered;
    }

    /** The log and the one that logrotate began after it: between the two, nothing was written. */
    private static Span withNext(Span span, Map<Rotated, List<Span>> rotated) {
        return rotated.getOrDefault(Rotated.of(span).next(), List.of()).stream()
                .filter(s -> !s.last().isBefore(span.last()))
                .findFirst()
                .map(next -> new Span(span.source(), span.component(), span.first(), next.last()))
                .orElse(span);
    }

    private record Rotated(Component component, Rotation rotation) {
        static Rotated of(Span span) {
            return new Rotated(span.component(), Rotation.of(span.source()));
        }

        Rotated next() {
            return new Rotated(component, new Rotation(rotation.log(), rotation.number() - 1));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Rotated that && component == that.component && rotation.equals(that.rotation);
        }

        @Override
        public int hashCode() {
            return Objects.hash(component, rotation);
        }
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

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Rotation that && log.equals(that.log) && number == that.number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(log, number);
        }
    }

    private static String folder(Span span) {
        return span.source().substring(0, span.source().lastIndexOf('/') + 1);
    }
}
