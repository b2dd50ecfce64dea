package dev.logscan.incident;

import dev.logscan.condition.NetworkName;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request of the proxying GitLab and one of the instance have in common.
 *
 * @param possible whether nothing forbids that they are the same handshake
 * @param named whether a name agrees
 * @param words what agrees, in the words of reports
 */
record Agreement(boolean possible, boolean named, List<String> words) {
    static final Agreement NONE = new Agreement(false, false, List.of());

    static Agreement of(ProxyRequest sent, InstanceRequest received) {
        if (!sent.uri().equals(received.uri())) {
            return NONE;
        }
        List<String> words = new ArrayList<>();
        if (!names(sent, received, words)) {
            return NONE;
        }
        boolean named = !words.isEmpty();
        words.add("uri");
        if (sent.status() != null && received.status() != null) {
            if (!sent.status().equals(received.status())) {
                return NONE;
            }
            words.add("status");
        } else if (!named) {
            return NONE;
        }
        words.add("time");
        return new Agreement(true, named, List.copyOf(words));
    }

    /** Collects the names that agree; false when one of them proves another instance. */
    private static boolean names(ProxyRequest sent, InstanceRequest received, List<String> words) {
        if (sent.name() != null && !received.audience().isEmpty()) {
            NetworkName typed = sent.name();
            boolean same = received.audience().stream().anyMatch(a -> a.sameHost(typed) && a.samePath(typed));
            if (!same) {
                return false;
            }
            words.add("audience");
        }
        if (sent.name() != null && received.name() != null) {
            if (sent.name().sameHost(received.name())) {
                words.add("host");
            }
        }
        if (sent.clientKey() != null && received.clientKey() != null) {
            if (!sent.clientKey().equals(received.clientKey())) {
                return false;
            }
            words.add("client-key");
        }
        return true;
    }
}
