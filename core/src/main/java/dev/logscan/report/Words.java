package dev.logscan.report;

import dev.logscan.entry.Origin;
import dev.logscan.incident.Status;
import dev.logscan.scenario.Severity;
import dev.logscan.scenario.Who;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Words and small phrases of reports for people. */
final class Words {
    private Words() {}

    static String count(long count, String one) {
        return count(count, one, one + "s");
    }

    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** From when to when, or nothing when no time is known. */
    static String span(@Nullable Instant first, @Nullable Instant last, ZoneId zone) {
        if (first == null || last == null) {
            return "";
        }
        boolean sameSecond = first.getEpochSecond() == last.getEpochSecond();
        return sameSecond ? Times.seconds(first, zone) : Times.span(first, last, zone);
    }

    static String place(Origin origin) {
        return origin.source() + ":" + origin.line();
    }

    static String who(Who who) {
        return switch (who) {
            case INSTANCE_ADMIN -> "GitLab administrator";
            case JIRA_ADMIN -> "Jira administrator";
            case NETWORK_ADMIN -> "Network administrator";
            case GITLAB_SUPPORT -> "GitLab Support";
        };
    }

    static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "ERROR";
            case WARNING -> "WARNING";
            case INFO -> "INFO";
        };
    }

    static String status(Status status) {
        return switch (status) {
            case CONFIRMED -> "CONFIRMED";
            case UNDECIDED -> "UNDECIDED";
            case RULED_OUT -> "RULED OUT";
        };
    }
}
