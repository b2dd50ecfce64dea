package dev.logscan.incident;

import dev.logscan.scenario.Who;
import java.util.List;

/**
 * What would decide an undecided cause, and how to get it.
 *
 * @param what the log, column or setting that is missing, with its time span where there is one
 * @param decides the ids of the causes that it decides; empty when it only raises the confidence
 * @param how a command or a search, filled in with the values of the case
 * @param who who can get it
 */
public record Missing(String what, List<String> decides, String how, Who who) {
    /** Copies the cause ids. */
    public Missing {
        decides = List.copyOf(decides);
    }
}
