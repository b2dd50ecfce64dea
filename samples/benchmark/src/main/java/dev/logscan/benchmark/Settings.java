package dev.logscan.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is generated.
 *
 * @param size bytes of log text before compression
 * @param files how many files hold them
 * @param gzip which of them are compressed
 * @param telling how many lines of real problems; never more, fewer where no problem fits into the rest
 * @param nearMisses the share of innocent lines that hold a literal, from 0 to 1
 * @param seed the same seed and settings give the same bytes
 * @param hosts over how many instances the problems are spread
 * @param kinds the logs
 */
record Settings(
        long size, int files, Gzip gzip, long telling, double nearMisses, long seed, int hosts, List<LogKind> kinds) {
    /** Which files are compressed. */
    enum Gzip {
        NONE,
        ROTATED,
        ALL
    }

    /** A day in 2025: when all lines were written. */
    static final long START = 1_740_960_000_000L;

    static final long SPAN = 86_400_000L;

    static final Set<String> OPTIONS =
            Set.of("size", "files", "gzip", "telling", "near-misses", "seed", "hosts", "kinds");

    static Settings of(Options options) throws UsageException {
        String kinds = options.text("kinds", "");
        List<LogKind> some = new ArrayList<>();
        for (String kind : kinds.isEmpty() ? List.<String>of() : List.of(kinds.split(",", -1))) {
            some.add(LogKind.of(kind));
        }
        List<LogKind> all = some.isEmpty() ? List.of(LogKind.values()) : List.copyOf(some);
        int files = (int) options.number("files", all.size());
        if (files < all.size()) {
            throw new UsageException("--files: " + files + " is too few (expected one for each of " + all.size()
                    + " kinds, or fewer --kinds)");
        }
        return new Settings(
                options.size("size", "1GB"),
                files,
                options.choice("gzip", Gzip.class, Gzip.NONE),
                options.number("telling", 16),
                options.share("near-misses"),
                options.number("seed", 1),
                (int) Math.max(1, options.number("hosts", 8)),
                all);
    }

    Settings withKinds(List<LogKind> others) {
        return new Settings(size, files, gzip, telling, nearMisses, seed, hosts, others);
    }
}
