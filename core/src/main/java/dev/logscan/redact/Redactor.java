package dev.logscan.redact;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import dev.logscan.entry.LogEntry;
import dev.logscan.report.Masker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts pseudonyms in the place of what tells who somebody is, and masks in the place of secrets.
 *
 * <p>Times, status codes, classes of exceptions, correlation ids, GitLab's own routes and the words that GitLab, Jira and
 * HTTP use stay. Hosts, addresses, e-mail addresses, users, groups, projects and every word that is not known become
 * pseudonyms. The same value gives the same pseudonym in every text, however it is encoded there. Not thread-safe.
 */
public final class Redactor {
    private static final Pattern CLASS = Pattern.compile(
            "[A-Z][A-Za-z]{1,60}[0-9]{0,3}(?:_V[0-9])?(?:::[A-Z][A-Za-z]{0,60}[0-9]{0,3}(?:_V[0-9])?){0,9}(?:#[a-z_]{1,60}[?!]?)?");

    /** A line of GitLab's own code, or of a library's. */
    private static final Pattern CODE_LINE = Pattern.compile(
            "(?:lib|app|ee|gems|config|jh)/[a-z0-9_./-]{1,200}\\.rb:[0-9]{1,6}(?::in [`'][A-Za-z0-9_ .:#<>()?!=]{1,200}')?");

    private static final Pattern JIRA_AGENT = Pattern.compile(
            "Atlassian HttpClient [A-Za-z0-9.-]{1,40}(?: / [A-Za-z-]{1,40}-[0-9A-Za-z.-]{1,40} \\([0-9]{1,10}\\))?(?: / [A-Za-z-]{1,40}/[0-9A-Za-z.-]{1,40})?");

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private static final Pattern DURATION = Pattern.compile("[0-9]{1,10}(?:\\.[0-9]{1,20})?(?:[eE]-?[0-9]{1,3})?");
    private static final Pattern LONE_CAPITALS = Pattern.compile("[A-Z0-9]{12,}");

    private static final Set<String> CLASSES =
            Set.of("exception.class", "error_class", "class", "controller", "meta.caller_id", "meta.root_caller_id");
    private static final Set<String> AGENTS = Set.of("ua", "user_agent");
    private static final Set<String> PATHS = Set.of(
            "project_path",
            "projects",
            "meta.project",
            "meta.root_namespace",
            "params.namespace_path",
            "namespace",
            "namespace_path");
    private static final Set<String> HOSTS =
            Set.of("host", "server", "expectedHost", "keyHost", "remoteIp", "remote_ip");
    private static final Set<String> IDS = Set.of("correlation_id", "tags.correlation_id", "requestId");
    private static final Set<String> USERS =
            Set.of("username", "user", "meta.user", "user.username", "user.name", "user.email");

    private final Masker masker;
    private final TextRedactor.Vocabulary vocabulary;

    /**
     * Makes one.
     *
     * @param pseudonyms what is known already; it grows with every new value
     * @param literals what the scenarios in use look for, whose words stay
     */
    public Redactor(Pseudonyms pseudonyms, Set<String> literals) {
        masker = new Masker(pseudonyms::secret);
        vocabulary = new TextRedactor.Vocabulary(
                pseudonyms, new Hosts(pseudonyms), new Addresses(pseudonyms), HarmlessWords.ofText(literals));
    }

    /**
     * A text of unknown kind: a message, a page, an address.
     *
     * @param text the text
     * @return what may be shown to anybody
     */
    public String text(String text) {
        return TextRedactor.text(vocabulary, masker.text(text));
    }

    /**
     * A correlation id: it stays where GitLab made it, and anything else that a client sent becomes a pseudonym.
     *
     * @param id the id
     * @return the id, or what stands for it
     */
    public String id(String id) {
        return Ids.isCorrelationId(id) && masker.text(id).equals(id)
                ? id
                : vocabulary.names().name("id", id);
    }

    /**
     * The name under which a server is reached, with or without a port.
     *
     * @param name such as {@code gitlab}, {@code gitlab.example.com:8443} or an address
     * @return what stands for it; the port stays
     */
    public String host(String name) {
        if (name.isBlank() || name.contains("://") || name.startsWith("[")) {
            return text(name);
        }
        int colon = name.indexOf(':');
        boolean port = colon > 0
                && colon == name.lastIndexOf(':')
                && PORT.matcher(name.substring(colon + 1)).matches();
        String host = port ? name.substring(0, colon) : name;
        if (InetAddresses.isInetAddress(host)
                || Splitter.onPattern("[, ]+").splitToStream(name).allMatch(InetAddresses::isInetAddress)) {
            return text(name);
        }
        // What a client sent in the place of a name is one all the same: names are compared whatever their case.
        boolean usual = host.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
        return usual
                ? vocabulary.hosts().pseudonym(host) + name.substring(host.length())
                : vocabulary.names().name("host", Ascii.toLowerCase(name));
    }

    /**
     * A name of a file or a folder.
     *
     * @param name one name, without slashes
     * @return the name where it is one of GitLab's logs, or what stands for it
     */
    public String fileName(String name) {
        return HarmlessWords.ofPaths().contain(name) ? name : vocabulary.names().name("name", name);
    }

    /**
     * The value of a field or of a fact.
     *
     * @param field its name
     * @param value the value, in which no secret is masked yet
     * @return what may be shown to anybody
     */
    public String value(String field, String value) {
        return masked(field, masker.value(field, value));
    }

    /**
     * An entry.
     *
     * @param entry the entry
     * @return one of the same time and component, with the same fields
     */
    public LogEntry entry(LogEntry entry) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        masker.fields(entry.fields()).forEach((name, values) -> {
            List<String> redacted = new ArrayList<>();
            for (String value : values) {
                redacted.add(masked(name, value));
            }
            fields.put(name, redacted);
        });
        LogEntry.Builder redacted = LogEntry.at(entry.origin())
                .component(entry.component())
                .time(entry.time())
                .correlationId(entry.correlationId() == null ? null : id(entry.correlationId()));
        fields.forEach(redacted::put);
        return redacted.build();
    }

    private String masked(String field, String value) {
        if (CLASSES.contains(field) && isClass(value)) {
            return value;
        }
        if (AGENTS.contains(field)) {
            return JIRA_AGENT.matcher(value).matches() ? value : TextRedactor.agent(vocabulary, value);
        }
        if (field.equals("_index")) {
            return Stream.of(value.split("-", -1))
                    .map(part -> TextRedactor.text(vocabulary, part))
                    .collect(Collectors.joining("-"));
        }
        if (IDS.contains(field)) {
            return id(value);
        }
        if (HOSTS.contains(field)) {
            return host(value);
        }
        if (PATHS.contains(field)) {
            return path(value);
        }
        if (USERS.contains(field) && value.indexOf('@') < 0 && !value.isBlank()) {
            return vocabulary.names().name("user", value);
        }
        // A bracket at the beginning of an answer would make it JSON.
        String lead = field.equals("jira_body") && value.stripLeading().startsWith("[") && TextRedactor.isMask(value)
                ? "… "
                : "";
        boolean stays = (field.equals("exception.backtrace")
                        && CODE_LINE.matcher(value).matches())
                || (field.equals("duration_s") && DURATION.matcher(value).matches());
        return stays ? value : lead + TextRedactor.text(vocabulary, value);
    }

    private static boolean isClass(String value) {
        return CLASS.matcher(value).matches() && !LONE_CAPITALS.matcher(value).matches();
    }

    /** The path of a group or a project, whose every part is a name. */
    private String path(String value) {
        StringBuilder path = new StringBuilder();
        for (String part : value.split("(?<=[/,\\s])|(?=[/,\\s])", -1)) {
            boolean name = !part.isBlank() && part.chars().allMatch(c -> c != '/' && c != ',');
            path.append(name && !part.startsWith("[") ? vocabulary.names().name("path", part) : part);
        }
        return path.toString();
    }
}
