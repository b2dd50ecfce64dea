package dev.logscan.scenario;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The versions for which something holds, or that an instance may have.
 *
 * @param since the first version, or null when there is no lower bound
 * @param before the first version for which it no longer holds, or null when there is no upper bound
 */
public record VersionRange(
        @Nullable Version since, @Nullable Version before) {
    /** Every version. */
    public static final VersionRange ALL = new VersionRange(null, null);

    /**
     * Whether every version of another range lies in this one.
     *
     * @param other the other range
     * @return true when this one covers it
     */
    public boolean covers(VersionRange other) {
        boolean fromBelow = since == null || (other.since != null && since.compareTo(other.since) <= 0);
        boolean toAbove = before == null || (other.before != null && before.compareTo(other.before) >= 0);
        return fromBelow && toAbove;
    }

    /**
     * Whether no version lies in both.
     *
     * @param other the other range
     * @return true when they are apart
     */
    public boolean excludes(VersionRange other) {
        return endsBefore(other) || other.endsBefore(this);
    }

    /**
     * The one version that an instance is known to have.
     *
     * @param version the version; with an unknown patch level, all patch levels of it
     * @return the range that holds it alone
     */
    public static VersionRange exactly(Version version) {
        Version next = version.patch() < 0
                ? new Version(version.major(), version.minor() + 1, -1)
                : new Version(version.major(), version.minor(), version.patch() + 1);
        return new VersionRange(version, next);
    }

    private boolean endsBefore(VersionRange other) {
        return before != null && other.since != null && before.compareTo(other.since) <= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VersionRange that
                && Objects.equals(since, that.since)
                && Objects.equals(before, that.before);
    }

    @Override
    public int hashCode() {
        return Objects.hash(since, before);
    }
}
