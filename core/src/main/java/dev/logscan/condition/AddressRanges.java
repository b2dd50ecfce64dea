package dev.logscan.condition;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.List;

/**
 * Ranges of IP addresses in CIDR form.
 *
 * @param ranges such as {@code 34.74.226.0/24} or {@code fc00::/7}
 */
public record AddressRanges(List<String> ranges) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one of them is not in CIDR form
     */
    public AddressRanges {
        ranges = List.copyOf(ranges);
        ranges.forEach(AddressRanges::bits);
    }

    /**
     * Whether an address lies in one of the ranges.
     *
     * @param text an address; of a comma list the first; an IPv4-mapped IPv6 address counts as IPv4, a port is left
     *     aside
     * @return false too when the text is no address
     */
    public boolean contains(String text) {
        byte[] address = address(text);
        return address.length > 0 && ranges.stream().anyMatch(range -> covers(range, address));
    }

    private static byte[] address(String text) {
        int comma = text.indexOf(',');
        String first = (comma < 0 ? text : text.substring(0, comma)).strip();
        for (String spelling : List.of(first, withoutPort(first))) {
            if (InetAddresses.isInetAddress(spelling)) {
                return InetAddresses.forString(spelling).getAddress();
            }
        }
        return new byte[0];
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            return text.substring(1, Math.max(1, text.indexOf(']')));
        }
        int colon = text.indexOf(':');
        return colon > 0 && text.indexOf(':', colon + 1) < 0 ? text.substring(0, colon) : text;
    }

    private static boolean covers(String range, byte[] address) {
        byte[] base = base(range);
        int bits = bits(range);
        if (base.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((base[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] base(String range) {
        InetAddress base = InetAddresses.forString(range.substring(0, range.indexOf('/')));
        return base.getAddress();
    }

    private static int bits(String range) {
        int slash = range.indexOf('/');
        if (slash < 0 || !InetAddresses.isInetAddress(range.substring(0, slash))) {
            throw new IllegalArgumentException(range + ": no address range (expected CIDR such as 34.74.226.0/24)");
        }
        int bits;
        try {
            bits = Integer.parseInt(range.substring(slash + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(range + ": no prefix length (expected CIDR)", e);
        }
        if (bits < 0 || bits > base(range).length * 8) {
            throw new IllegalArgumentException(range + ": prefix length out of bounds (expected CIDR)");
        }
        return bits;
    }
}
