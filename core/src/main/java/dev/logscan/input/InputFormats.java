package dev.logscan.input;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The ways in which logs may reach us, by the ids that reports use. */
public final class InputFormats {
    /** A search or a recording may have found nothing, and say so in a well-formed answer. */
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            SearchResponseFormat.ID, HarFormat.ID, Envelope.QUERY_TABLE.id(), Envelope.LOKI.id(), Envelope.SPLUNK.id());

    private InputFormats() {}

    /**
     * The ids of all formats, the specific before the general.
     *
     * @return each id once
     */
    public static List<String> ids() {
        Stream<String> holders = Stream.concat(
                Stream.of(TailCapture.FORMAT),
                Arrays.stream(ArchiveKind.values()).map(ArchiveKind::id));
        return Stream.concat(LogFormats.ALL.stream().map(LogFormat::id), holders)
                .distinct()
                .toList();
    }

    /**
     * Whether a source of that format is understood although it holds no entry.
     *
     * @param id a format's id
     * @return true for the answers to searches
     */
    public static boolean mayBeEmpty(String id) {
        return MAY_BE_EMPTY.contains(id);
    }
}
