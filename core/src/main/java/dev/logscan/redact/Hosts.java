package dev.logscan.redact;

import com.google.common.net.InternetDomainName;
import dev.logscan.condition.NetworkName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Pseudonyms for host names: the hosts of one domain share a pseudonymous domain. The names of GitLab.com and Atlassian,
 * which everybody's logs hold, stay; of a site at a provider the provider's part stays.
 */
final class Hosts {
    private static final Set<String> KEPT = Set.of("localhost");

    private static final Set<String> KEPT_DOMAINS =
            Set.of("gitlab.com", "atlassian.com", "atlassian-dev.net", "github.com", "w3.org", "nginx.org");

    /** Domains in which each customer has a name. */
    private static final Set<String> SHARED_DOMAINS = Set.of("atlassian.net", "jira.com", "gitlab.io");

    /** Ends of names that no registry sells. */
    private static final Set<String> PRIVATE_ENDS = Set.of(
            "local",
            "internal",
            "intern",
            "lan",
            "home",
            "corp",
            "intranet",
            "private",
            "localdomain",
            "example",
            "test",
            "invalid",
            "arpa");

    /** What DNS allows; a longer name is none, and only its levels would cost. */
    private static final int LONGEST = 253;

    private final Pseudonyms pseudonyms;

    Hosts(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Whether a dotted word ends as host names do. */
    static boolean endsLikeOne(String word) {
        String host = NetworkName.of(word).host();
        String end = host.substring(host.lastIndexOf('.') + 1);
        if (PRIVATE_ENDS.contains(end)) {
            return true;
        }
        return InternetDomainName.isValid(host) && InternetDomainName.from(host).hasRegistrySuffix();
    }

    /** What stands for a host name without its port, written in capitals where the name has some. */
    String pseudonym(String name) {
        String host = NetworkName.of(name).host();
        if (isKept(host)) {
            return name;
        }
        String shown = given(host);
        if (name.chars().anyMatch(Character::isUpperCase)) {
            shown = capitals(shown);
        }
        return name.endsWith(".") ? shown + "." : shown;
    }

    private static boolean isKept(String host) {
        return KEPT.contains(host)
                || KEPT_DOMAINS.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain))
                || SHARED_DOMAINS.contains(host);
    }

    private String given(String host) {
        int dot = host.indexOf('.');
        if (dot < 0 || host.length() > LONGEST) {
            return pseudonyms.name("host", host);
        }
        if (isKept(host)) {
            return host;
        }
        String domain = domain(host);
        if (host.equals(domain)) {
            String end = InternetDomainName.isValid(host)
                            && InternetDomainName.from(host).hasRegistrySuffix()
                    ? "example"
                    : "internal";
            return pseudonyms.of("domain", host, "domain", n -> "domain-" + n + "." + end);
        }
        String parent = given(host.substring(dot + 1));
        return pseudonyms.of("host", host, "host", n -> "host-" + n + "." + parent);
    }

    /** The part that somebody registered, or the last two names of a private one. */
    private static String domain(String host) {
        for (String shared : SHARED_DOMAINS) {
            if (host.endsWith("." + shared)) {
                return shared;
            }
        }
        if (InternetDomainName.isValid(host)) {
            InternetDomainName name = InternetDomainName.from(host);
            if (name.isUnderRegistrySuffix()) {
                return name.topDomainUnderRegistrySuffix().toString();
            }
        }
        List<String> labels = List.of(host.split("\\.", -1));
        return String.join(".", labels.subList(labels.size() - 2, labels.size()));
    }

    private static String capitals(String host) {
        StringBuilder written = new StringBuilder();
        for (String label : host.split("\\.", -1)) {
            written.append(written.isEmpty() ? "" : ".")
                    .append(label.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(label.substring(1));
        }
        return written.toString();
    }
}
