package dev.logscan.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds when an entry was written, in the order of trust: its own time, then what the transport noted. */
final class Times {
    /**
     * A time, and whether its zone had to be assumed.
     *
     * @param time the time, or null when there is no usable one
     */
    record Reading(@Nullable Instant time, boolean zoneless) {
        static final Reading NONE = new Reading(null, false);
    }

    /** The entry's own; the search engine's, which is exact; Puma's and other stamps; when it was received. */
    private static final List<String> NAMES = List.of(
            "time",
            Unwrapper.SORT,
            "timestamp",
            "@timestamp",
            "_time",
            "publish_time",
            "receiveTimestamp",
            "timeUnixNano",
            "__REALTIME_TIMESTAMP",
            "TimeGenerated");

    private Times() {}

    static Reading of(Fields fields, ZoneOffset zone) {
        Reading assumed = Reading.NONE;
        for (String name : NAMES) {
            String text = fields.first(name);
            Reading reading = text == null ? Reading.NONE : parse(text, zone);
            if (reading.time() != null && !reading.zoneless()) {
                return reading;
            }
            if (assumed.time() == null) {
                assumed = reading;
            }
        }
        return assumed;
    }

    /** Reads ISO 8601, epochs and the formats of Kibana and OpenSearch Dashboards. */
    static Reading parse(String text, ZoneOffset zone) {
        String trimmed = text.strip();
        if (trimmed.length() < 8 || trimmed.length() > 64) {
            return Reading.NONE;
        }
        try {
            return new TimeText(trimmed, zone).read();
        } catch (DateTimeException impossible) {
            return Reading.NONE;
        }
    }
}
