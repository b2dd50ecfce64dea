package dev.logscan.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names that tell that their value is a secret, whatever the case and the way in which their words are joined. */
final class SecretNames {
    static final String AUTHORIZATION = "authorization";
    static final String COOKIE = "cookie";
    static final String CLIENT_KEY = "client-key";
    static final String CLIENT_ID = "client-id";
    static final String PASSWORD = "password";

    /** An OAuth code; its name alone says nothing, since status codes have it too. */
    static final String CODE = "oauth-code";

    /** What an OAuth client sends along and expects back; opened and merged are states too. */
    static final String STATE = "oauth-state";

    private static final int LONGEST = 64;

    /** What a telling name ends in, without its separators, and the kind; the first that fits counts. */
    private static final Map<String, String> ENDINGS = new LinkedHashMap<>();

    static {
        ENDINGS.put("sharedsecret", "shared-secret");
        ENDINGS.put("clientsecret", "client-secret");
        ENDINGS.put("secret", "secret");
        ENDINGS.put("secretkey", "secret");
        ENDINGS.put("secretkeybase", "secret");
        ENDINGS.put("password", PASSWORD);
        ENDINGS.put("passwd", PASSWORD);
        ENDINGS.put("passphrase", PASSWORD);
        ENDINGS.put("passwordconfirmation", PASSWORD);
        ENDINGS.put("clientkey", CLIENT_KEY);
        ENDINGS.put("clientid", CLIENT_ID);
        ENDINGS.put("apikey", "api-key");
        ENDINGS.put("privatekey", "private-key");
        ENDINGS.put("accesskey", "access-key");
        ENDINGS.put("accesskeyid", "access-key");
        ENDINGS.put("xamzsignature", "signature");
        ENDINGS.put("xamzcredential", "credentials");
        ENDINGS.put("otpattempt", "otp");
        ENDINGS.put("token", "token");
        ENDINGS.put("jwt", "jwt");
        ENDINGS.put("authorization", AUTHORIZATION);
        ENDINGS.put("cookie", COOKIE);
        ENDINGS.put("cookies", COOKIE);
        ENDINGS.put("credentials", "credentials");
        ENDINGS.put("gitlabsession", "session");
        ENDINGS.put("sessionid", "session");
    }

    /** Names that are words of plain English, and may stand before a colon there. */
    private static final Set<String> ENGLISH = Set.of("token", "jwt", "cookies", "credentials", "pass");

    private static final Set<String> OAUTH_PARENTS = Set.of("params", "query", "querystring");

    private SecretNames() {}

    /** The kind of secret that a name announces, or null; a {@link #parameter} needs a look at what stands around it. */
    static @Nullable String kindOf(CharSequence name) {
        String plain = plain(name);
        if (plain.equals("code")) {
            return CODE;
        }
        if (plain.equals("state")) {
            return STATE;
        }
        if (plain.startsWith("gitlabsession")) {
            return "session";
        }
        for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
            if (plain.endsWith(ending.getKey())) {
                return ending.getValue();
            }
        }
        return plain.equals("pwd") || plain.equals("pass") ? PASSWORD : null;
    }

    /** Whether a name of that kind announces a secret only among the parameters of a request. */
    static boolean parameter(String kind) {
        return kind.equals(CODE) || kind.equals(STATE);
    }

    /** The kind of secret that the values of a field with a dotted name are, or null. */
    static @Nullable String kindOfField(String field) {
        String[] parts = field.split("\\.", -1);
        for (String part : parts) {
            String kind = kindOf(part);
            if (kind != null && (kind.equals(COOKIE) || kind.equals(AUTHORIZATION))) {
                return kind;
            }
        }
        String kind = kindOf(parts[parts.length - 1]);
        if (kind != null && parameter(kind)) {
            return parts.length > 1 && OAUTH_PARENTS.contains(plain(parts[parts.length - 2])) ? kind : null;
        }
        return kind;
    }

    static boolean isEnglish(CharSequence name) {
        return ENGLISH.contains(plain(name));
    }

    private static String plain(CharSequence name) {
        StringBuilder plain = new StringBuilder();
        for (int i = Math.max(0, name.length() - LONGEST); i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                plain.append((char) (c + ('a' - 'A')));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
