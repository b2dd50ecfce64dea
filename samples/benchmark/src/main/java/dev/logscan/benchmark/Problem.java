package dev.logscan.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * A real problem: the lines that one request of it leaves in the logs of one side, all with one correlation id.
 *
 * @param scenario the id of the scenario that it shows
 * @param second when it happens in its round, in seconds
 * @param lines what it leaves
 */
record Problem(String scenario, int second, List<Trace> lines) {
    /**
     * A line that a problem leaves.
     *
     * @param kind the log in which it stands
     * @param milli when, in milliseconds after the problem
     * @param template the line
     */
    record Trace(LogKind kind, int milli, Template template) {}

    /** Of both sides; a round of all of them leaves sixteen lines. The first two are one handshake, seen from both sides. */
    private static final List<String> SCENARIOS = List.of(
            "jwt-invalid-audience",
            "proxy-401-empty-body",
            "key-host-unreachable",
            "sync-invalid-jwt",
            "link-group-failed",
            "proxy-network-error",
            "key-host-wrong");

    static List<Problem> all() throws UsageException {
        List<Problem> problems = new ArrayList<>();
        for (String scenario : SCENARIOS) {
            problems.add(read(Template.lines("problems/" + scenario + ".txt")));
        }
        return problems;
    }

    private static Problem read(List<String> lines) throws UsageException {
        String[] head = lines.get(0).split(" ", -1);
        List<Trace> traces = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 3);
            traces.add(new Trace(LogKind.of(words[0]), Integer.parseInt(words[1]), Template.of(words[2])));
        }
        return new Problem(head[0], Integer.parseInt(head[1]), List.copyOf(traces));
    }

    boolean isSeenIn(List<LogKind> kinds) {
        return lines.stream().allMatch(line -> kinds.contains(line.kind()));
    }
}
