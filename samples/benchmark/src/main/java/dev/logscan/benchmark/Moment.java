package dev.logscan.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What one line speaks of: when, which request, who, and where. Used again for the next line. */
final class Moment {
    private static final byte[] BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter ISO = pattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter CLF = pattern("dd/MMM/uuuu:HH:mm:ss +0000");
    private static final DateTimeFormatter NGINX = pattern("uuuu/MM/dd HH:mm:ss");
    private static final DateTimeFormatter SVLOGD = pattern("uuuu-MM-dd_HH:mm:ss");
    private static final DateTimeFormatter REDIS = pattern("dd MMM uuuu HH:mm:ss");

    private static final List<byte[]> GROUPS =
            bytes("acme", "platform", "mobile", "data", "security", "research", "shop", "internal-tools");
    private static final List<byte[]> PROJECTS =
            bytes("api", "web", "app", "docs", "infra", "billing", "search", "android", "ios", "design-system");
    private static final List<byte[]> USERS =
            bytes("mara", "alice", "ines", "tomas", "yuki", "olu", "priya", "lars", "chen", "fatima");
    private static final List<byte[]> AGENTS = bytes(
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
            "git/2.43.0",
            "gitlab-runner 17.5.0 (17-5-stable; go1.22.7; linux/amd64)");

    private final RandomBits random;
    private final byte[] id = new byte[26];
    private long second = Long.MIN_VALUE;
    private int milli;
    private byte[] iso = {};
    private byte[] clf = {};
    private byte[] nginx = {};
    private byte[] svlogd = {};
    private byte[] redis = {};
    private long number;
    private byte[] group = {};
    private byte[] project = {};
    private byte[] user = {};
    private byte[] agent = {};
    private int address;

    Moment(RandomBits random) {
        this.random = random;
    }

    /** Begins another request; the number tells one case of a problem from another. */
    void begin(long millis, long caseNumber) {
        number = caseNumber;
        moveTo(millis);
        drawId(millis);
        group = one(GROUPS);
        project = one(PROJECTS);
        user = one(USERS);
        agent = one(AGENTS);
        address = random.below(200);
    }

    /** Goes on to a later line of the same request. */
    void moveTo(long millis) {
        milli = (int) Math.floorMod(millis, 1000L);
        long now = Math.floorDiv(millis, 1000L);
        if (now != second) {
            second = now;
            ZonedDateTime time = Instant.ofEpochSecond(now).atZone(ZoneOffset.UTC);
            iso = text(ISO, time);
            clf = text(CLF, time);
            nginx = text(NGINX, time);
            svlogd = text(SVLOGD, time);
            redis = text(REDIS, time);
        }
    }

    /** The correlation id in Workhorse's way: 48 bits of time and 80 random ones. */
    private void drawId(long millis) {
        for (int i = 9, shift = 0; i >= 0; i--, shift += 5) {
            id[i] = BASE32[(int) (millis >>> shift) & 31];
        }
        long bits = random.next();
        for (int i = 10; i < 22; i++) {
            id[i] = BASE32[(int) bits & 31];
            bits >>>= 5;
        }
        bits = random.next();
        for (int i = 22; i < 26; i++) {
            id[i] = BASE32[(int) bits & 31];
            bits >>>= 5;
        }
    }

    RandomBits random() {
        return random;
    }

    byte[] id() {
        return id;
    }

    long number() {
        return number;
    }

    byte[] group() {
        return group;
    }

    byte[] user() {
        return user;
    }

    byte[] agent() {
        return agent;
    }

    void project(Line line) {
        line.add(group).add('/').add(project);
    }

    /** An address of the documentation range. */
    void address(Line line) {
        line.add("198.51.100.").add(address, 1);
    }

    void millis(Line line) {
        line.add(iso).add('.').add(milli, 3).add('Z');
    }

    void seconds(Line line) {
        line.add(iso).add('Z');
    }

    void commonLog(Line line) {
        line.add(clf);
    }

    void nginx(Line line) {
        line.add(nginx);
    }

    void svlogd(Line line) {
        line.add(svlogd).add('.').add(milli, 3).add(random.below(100), 2);
    }

    void redis(Line line) {
        line.add(redis).add('.').add(milli, 3);
    }

    private byte[] one(List<byte[]> of) {
        return of.get(random.below(of.size()));
    }

    private static byte[] text(DateTimeFormatter format, ZonedDateTime time) {
        return format.format(time).getBytes(StandardCharsets.US_ASCII);
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    private static List<byte[]> bytes(String... texts) {
        return List.of(texts).stream()
                .map(t -> t.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }
}
