package dev.logscan.input;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Finds the zone of times that were printed without one: GitLab's correlation ids hold the time of their request. */
final class ZoneGuess {
    /** Zones differ from UTC by quarters of an hour. */
    private static final long STEP = Duration.ofMinutes(15).toSeconds();

    /** An entry is written soon after its request came; a job's entry later proves nothing. */
    private static final long SOON = Duration.ofMinutes(5).toSeconds();

    private static final long EARLIEST = Duration.ofHours(-12).toSeconds();
    private static final long LATEST = Duration.ofHours(14).toSeconds();

    private final Multiset<Integer> offsets = HashMultiset.create();

    void add(Fields fields) {
        String id = fields.first("correlation_id");
        Instant request = id == null ? null : Ulid.time(id);
        Times.Reading written = Times.of(fields, ZoneOffset.UTC);
        if (request == null || written.time() == null || !written.zoneless()) {
            return;
        }
        long difference = Duration.between(request, written.time()).toSeconds();
        long offset = Math.round((double) difference / STEP) * STEP;
        if (Math.abs(difference - offset) <= SOON && offset >= EARLIEST && offset <= LATEST) {
            offsets.add((int) offset);
        }
    }

    /** The zone in which most entries were written soon after their requests; null when no id tells. */
    @Nullable
    ZoneOffset zone() {
        return Multisets.copyHighestCountFirst(offsets).stream()
                .findFirst()
                .map(ZoneOffset::ofTotalSeconds)
                .orElse(null);
    }
}
