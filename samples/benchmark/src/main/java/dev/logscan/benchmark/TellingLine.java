package dev.logscan.benchmark;

/**
 * A line of a problem, at its place in time.
 *
 * @param problem the problem
 * @param trace which of its lines
 * @param round how often the problem was there before
 * @param time in milliseconds since 1970
 */
record TellingLine(Problem problem, Problem.Trace trace, long round, long time) {
    void write(Line line, Settings settings) {
        trace.template().write(line, moment(settings));
    }

    /** The correlation id, the same for all lines of one request. */
    String id(Settings settings) {
        Line line = new Line();
        line.add(moment(settings).id());
        return line.toString();
    }

    /** Both sides of a handshake have the same number, and by it the same names. */
    private Moment moment(Settings settings) {
        Moment moment = new Moment(RandomBits.of(settings.seed(), problem.scenario(), round));
        moment.begin(time - trace.milli(), round % settings.hosts());
        moment.moveTo(time);
        return moment;
    }
}
