package dev.logscan.input;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a scan of one or several inputs gave. */
record Read(List<LogEntry> entries, List<SourceStatistics> statistics) {
    static Read all(LogInput... inputs) {
        return with(InputScanner.builder().threads(2).build(), inputs);
    }

    static Read text(String name, String text) {
        return all(LogInput.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    static Read text(String text) {
        return text("input", text);
    }

    static Read with(InputScanner scanner, LogInput... inputs) {
        List<LogEntry> entries = new ArrayList<>();
        try {
            List<SourceStatistics> statistics =
                    scanner.scan(List.of(inputs), entry -> isSpoken(entry) ? null : entry, entries::add);
            return new Read(entries, statistics);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is a line of text that only its reader could take for an entry. */
    private static boolean isSpoken(LogEntry entry) {
        return entry.component() == Component.BROWSER && entry.fields().keySet().equals(Set.of("message"));
    }

    /** The only entry. */
    LogEntry entry() {
        if (entries.size() != 1) {
            throw new AssertionError("entries: " + entries);
        }
        return entries.get(0);
    }

    /** The statistics of the only input. */
    SourceStatistics source() {
        return statistics.get(0);
    }

    List<String> problems() {
        return statistics.stream()
                .flatMap(source -> source.problems().stream())
                .map(problem -> problem.message() + (problem.incomplete() ? " (incomplete)" : ""))
                .toList();
    }

    /** All entries, for comparison. */
    String dump() {
        return entries.stream()
                .map(e -> e.origin().line() + " " + e.component().id() + " " + e.time() + " " + e.correlationId() + " "
                        + e.fields())
                .collect(Collectors.joining("\n"));
    }
}
