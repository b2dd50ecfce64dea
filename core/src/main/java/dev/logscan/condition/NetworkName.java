package dev.logscan.condition;

import com.google.common.net.InetAddresses;
import java.net.IDN;
import java.util.Locale;
import java.util.Objects;

/**
 * The name under which a server is reached, as people and logs write it: {@code host}, {@code host:port} or a URL.
 *
 * <p>The one place that compares names. Two names are the same when they agree but for letter case, trailing dots, the
 * IDN form, and ports that are the default of their scheme. Without a scheme the ports 80 and 443 both count as
 * default, because a {@code Host} header does not tell.
 *
 * @param host the host in lower case and ASCII form, without brackets; empty when the text holds none
 * @param port the port, or -1 for a default one
 * @param path the path as written, without query and trailing slashes; empty for a bare name
 */
public record NetworkName(String host, int port, String path) {
    /**
     * Reads a name.
     *
     * @param text the name as logged or typed
     * @return the name; of a text that holds none, one with an empty host
     */
    public static NetworkName of(String text) {
        String rest = text.strip();
        String scheme = "";
        int colons = rest.indexOf("://");
        if (colons >= 0) {
            scheme = rest.substring(0, colons).toLowerCase(Locale.ROOT);
            rest = rest.substring(colons + 3);
        }
        int end = endOfAuthority(rest);
        String authority = rest.substring(0, end);
        String path = path(rest.substring(end));
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = portColon(authority);
        String host = colon < 0 ? authority : authority.substring(0, colon);
        int port = colon < 0 ? -1 : port(authority.substring(colon + 1));
        return new NetworkName(fold(host), isDefault(scheme, port) ? -1 : port, path);
    }

    /**
     * Whether both name the same host and port.
     *
     * @param other the other name
     * @return false too when one of them has no host
     */
    public boolean sameHost(NetworkName other) {
        return !host.isEmpty() && host.equals(other.host) && port == other.port;
    }

    /**
     * Whether both have the same path.
     *
     * @param other the other name
     * @return true when they agree, a trailing slash aside
     */
    public boolean samePath(NetworkName other) {
        return Objects.equals(path, other.path);
    }

    /**
     * The host and, when it is not a default one, the port.
     *
     * @return such as {@code gitlab.example.com} or {@code [::1]:8443}
     */
    public String authority() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return port < 0 ? shown : shown + ":" + port;
    }

    private static int endOfAuthority(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String path(String rest) {
        int end = 0;
        while (end < rest.length() && "?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        while (end > 0 && rest.charAt(end - 1) == '/') {
            end--;
        }
        return rest.substring(0, end);
    }

    private static int portColon(String authority) {
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', bracket + 1);
        boolean bareIpv6 = bracket < 0 && colon >= 0 && authority.indexOf(':', colon + 1) >= 0;
        return bareIpv6 ? -1 : colon;
    }

    private static int port(String digits) {
        boolean usable =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return usable ? Integer.parseInt(digits) : -1;
    }

    private static boolean isDefault(String scheme, int port) {
        return switch (scheme) {
            case "http" -> port == 80;
            case "https" -> port == 443;
            default -> port == 80 || port == 443;
        };
    }

    private static String fold(String host) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (name.contains(":")) {
            return InetAddresses.isInetAddress(name)
                    ? InetAddresses.toAddrString(InetAddresses.forString(name))
                    : name.toLowerCase(Locale.ROOT);
        }
        while (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return ascii(name).toLowerCase(Locale.ROOT);
    }

    private static String ascii(String name) {
        if (name.chars().allMatch(c -> c < 128)) {
            return name;
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
