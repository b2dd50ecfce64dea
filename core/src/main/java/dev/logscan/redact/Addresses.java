package dev.logscan.redact;

import com.google.common.net.InetAddresses;
import dev.logscan.condition.AddressRanges;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Pseudonyms for IP addresses, of the same class: a private address stays private, a public one public.
 *
 * <p>Loopback and unspecified addresses stay, and so do GitLab.com's. A public address cannot become one of the
 * documentation ranges: these are reserved, and what a scan says of an address depends on whether it is. It becomes one of
 * the blocks that IANA gave to a service of the Internet itself and to no customer.
 */
final class Addresses {
    private static final AddressRanges KEPT = new AddressRanges(List.of(
            "127.0.0.0/8",
            "0.0.0.0/32",
            "255.255.255.255/32",
            "::/128",
            "::1/128",
            // https://docs.gitlab.com/user/gitlab_com/#ip-range
            "34.74.90.64/28",
            "34.74.226.0/24"));

    /**
     * Addresses of one class.
     *
     * @param range which they are
     * @param pools where their pseudonyms come from, one after the other
     */
    private record AddressClass(AddressRanges range, List<String> pools) {
        static AddressClass of(String range, String... more) {
            return new AddressClass(
                    new AddressRanges(List.of(range)), List.of(more.length == 0 ? new String[] {range} : more));
        }
    }

    private static final String BENCHMARKS = "198.18.0.0/15";

    /** The ranges of IANA's registries of special addresses, and what is left: AS112, AMT, 6to4, and one without guests. */
    private static final List<AddressClass> CLASSES = List.of(
            AddressClass.of("10.0.0.0/8"),
            AddressClass.of("172.16.0.0/12"),
            AddressClass.of("192.168.0.0/16", "192.168.0.0/16", "10.0.0.0/8"),
            AddressClass.of("100.64.0.0/10"),
            AddressClass.of("169.254.0.0/16", "169.254.0.0/16", BENCHMARKS),
            AddressClass.of("192.0.2.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", BENCHMARKS),
            AddressClass.of("198.51.100.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", BENCHMARKS),
            AddressClass.of("203.0.113.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", BENCHMARKS),
            AddressClass.of(BENCHMARKS),
            AddressClass.of("192.0.0.0/24", "192.0.0.0/24", BENCHMARKS),
            AddressClass.of("0.0.0.0/8"),
            AddressClass.of("224.0.0.0/4"),
            AddressClass.of("240.0.0.0/4"),
            AddressClass.of(
                    "0.0.0.0/0",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.175.48.0/24",
                    "192.88.99.0/24",
                    "11.0.0.0/8"),
            AddressClass.of("fc00::/7", "fd00::/8"),
            AddressClass.of("fe80::/10"),
            AddressClass.of("ff00::/8"),
            AddressClass.of("2001:db8::/32"),
            AddressClass.of("3fff::/20"),
            AddressClass.of("5f00::/16"),
            AddressClass.of("100::/64"),
            AddressClass.of("64:ff9b:1::/48"),
            AddressClass.of("::/0", "2001:4:112::/48"));

    private final Pseudonyms pseudonyms;

    Addresses(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** What stands for an address, in its usual spelling. */
    String pseudonym(String text) {
        InetAddress address = InetAddresses.forString(text);
        boolean mapped = address instanceof Inet4Address && text.indexOf(':') >= 0;
        String usual = InetAddresses.toAddrString(address);
        String shown = KEPT.contains(usual) ? usual : given(usual);
        return mapped ? "::ffff:" + shown : shown;
    }

    private String given(String address) {
        for (AddressClass known : CLASSES) {
            if (known.range().contains(address)) {
                return pseudonyms.of("address", address, known.pools().get(0), n -> nth(known.pools(), n));
            }
        }
        throw new IllegalStateException("every address has a class");
    }

    private static String nth(List<String> pools, int number) {
        long left = number;
        for (String pool : pools) {
            int slash = pool.indexOf('/');
            InetAddress base = InetAddresses.forString(pool.substring(0, slash));
            boolean four = base instanceof Inet4Address;
            int free = (four ? 32 : 128) - Integer.parseInt(pool.substring(slash + 1));
            // The first and the last address of an IPv4 block often mean something else.
            long size = free >= 32 ? Long.MAX_VALUE : (1L << free) - (four ? 2 : 1);
            if (left <= size) {
                BigInteger value = InetAddresses.toBigInteger(base).add(BigInteger.valueOf(left));
                return InetAddresses.toAddrString(
                        four ? InetAddresses.fromIPv4BigInteger(value) : InetAddresses.fromIPv6BigInteger(value));
            }
            left -= size;
        }
        throw new IllegalStateException("no addresses left in " + pools);
    }
}
