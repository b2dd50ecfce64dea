package dev.logscan.scenario;

import java.util.List;
import java.util.Map;

/**
 * How one side sees a lifecycle request from GitLab to GitLab: the facts by which the two sides are joined.
 *
 * @param signals the signals that make an incident such a request
 * @param when what the incident must show
 * @param facts the facts to join on: {@code name}, {@code audience}, {@code uri}, {@code status}, {@code clientKey},
 *     {@code duration}
 */
public record Handshake(Map<String, Signal> signals, Decision when, List<FactSpec> facts) {
    /** Copies the facts. */
    public Handshake {
        facts = List.copyOf(facts);
    }
}
