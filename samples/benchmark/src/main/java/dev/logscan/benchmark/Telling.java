package dev.logscan.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The lines of real problems: as many rounds of all problems as there is room for, evenly spread over the day. */
final class Telling {
    /** All problems of a round happen within it. */
    private static final long ROUND = 300_000;

    private final List<TellingLine> lines = new ArrayList<>();

    private Telling() {}

    static Telling of(Settings settings) throws UsageException {
        List<Problem> seen = Problem.all().stream()
                .filter(problem -> problem.isSeenIn(settings.kinds()))
                .toList();
        long perRound =
                seen.stream().mapToLong(problem -> problem.lines().size()).sum();
        Telling telling = new Telling();
        if (perRound == 0) {
            return telling;
        }
        long rounds = (settings.telling() + perRound - 1) / perRound;
        for (long round = 0; round < rounds; round++) {
            long start = Settings.START + (Settings.SPAN - ROUND) * (2 * round + 1) / (2 * rounds);
            for (Problem problem : seen) {
                if (telling.lines.size() + problem.lines().size() <= settings.telling()) {
                    telling.add(problem, round, start + problem.second() * 1000L);
                }
            }
        }
        return telling;
    }

    private void add(Problem problem, long round, long start) {
        for (Problem.Trace trace : problem.lines()) {
            lines.add(new TellingLine(problem, trace, round, start + trace.milli()));
        }
    }

    List<TellingLine> lines() {
        return lines;
    }

    /** The lines of each log, by time. */
    Map<LogKind, List<TellingLine>> byKind() {
        Map<LogKind, List<TellingLine>> all = new EnumMap<>(LogKind.class);
        for (TellingLine line : lines) {
            all.computeIfAbsent(line.trace().kind(), kind -> new ArrayList<>()).add(line);
        }
        all.values().forEach(some -> some.sort(Comparator.comparingLong(TellingLine::time)));
        return all;
    }

    /** What a scan must find, a line for each request: the scenario, a tab, and the correlation id. */
    List<String> expected(Settings settings) {
        return lines.stream()
                .map(line -> line.problem().scenario() + "\t" + line.id(settings))
                .distinct()
                .sorted()
                .toList();
    }
}
