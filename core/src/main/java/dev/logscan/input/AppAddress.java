package dev.logscan.input;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The address of a request that belongs to the app: its pages, its API, and the sign-in that leads back to it. */
final class AppAddress {
    /** Longer addresses are no honest ones. */
    private static final int MAX_LENGTH = 16 << 10;

    private static final String PAGES = "/-/jira_connect/";
    private static final String CALLBACK = "/-/jira_connect/oauth_callbacks";
    private static final List<String> OF_THE_APP =
            List.of(PAGES, "/api/v4/integrations/jira_connect/", "/api/v4/integrations/jira_forge/");

    private final String scheme;
    private final String authority;
    private final String path;
    private final Map<String, String> query;

    private AppAddress(String scheme, String authority, String path, Map<String, String> query) {
        this.scheme = scheme;
        this.authority = authority;
        this.path = path;
        this.query = query;
    }

    /**
     * Recognises an address.
     *
     * @param sentRedirect the redirect URI in the body of the request, or null
     * @param referrer the page that made the request, or null
     * @return null for any other address
     */
    static @Nullable AppAddress of(@Nullable String url, @Nullable String sentRedirect, @Nullable String referrer) {
        if (url == null || url.length() > MAX_LENGTH) {
            return null;
        }
        int schemeEnd = url.indexOf("://");
        if (schemeEnd <= 0) {
            return null;
        }
        int hash = url.indexOf('#');
        String whole = hash < 0 ? url : url.substring(0, hash);
        int mark = whole.indexOf('?');
        String bare = mark < 0 ? whole : whole.substring(0, mark);
        int slash = bare.indexOf('/', schemeEnd + 3);
        if (slash < 0) {
            return null;
        }
        String authority = bare.substring(schemeEnd + 3, slash);
        AppAddress address = new AppAddress(
                bare.substring(0, schemeEnd).toLowerCase(Locale.ROOT),
                authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT),
                bare.substring(slash),
                query(mark < 0 ? "" : whole.substring(mark + 1)));
        return address.belongs(sentRedirect, referrer) ? address : null;
    }

    private boolean belongs(@Nullable String sentRedirect, @Nullable String referrer) {
        if (OF_THE_APP.stream().anyMatch(path::contains) || path.endsWith("/-/jira_connect")) {
            return true;
        }
        if (!path.endsWith("/oauth/authorize") && !path.endsWith("/oauth/token")) {
            return false;
        }
        String redirect = query.getOrDefault("redirect_uri", sentRedirect == null ? "" : sentRedirect);
        return redirect.isEmpty() ? referrer != null && referrer.contains(PAGES) : redirect.endsWith(CALLBACK);
    }

    /** Parts {@code a=b&c=d}; what cannot be decoded stays as it is. */
    static Map<String, String> query(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split("&", 100)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            parts.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1)));
        }
        return parts;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    /** The address without its query, which may hold secrets. */
    String url() {
        return origin() + path;
    }

    String origin() {
        return scheme + "://" + authority;
    }

    String host() {
        return authority;
    }

    String path() {
        return path;
    }

    /** Adds what may be shown of the query. */
    void addParams(Fields fields) {
        query.forEach((name, value) -> HarBody.addParam(name, value, fields));
        if (!query.containsKey("") || query.size() > 1) {
            fields.set("params", "present");
        }
    }

    /** The path to which a redirect leads. */
    String resolvedPath(String target) {
        String bare = target.split("[?#]", 2)[0];
        try {
            String resolved = new URI(url()).resolve(bare).getPath();
            return resolved == null ? "" : resolved;
        } catch (IllegalArgumentException | URISyntaxException broken) {
            return bare;
        }
    }
}
