package dev.logscan.scenario;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A GitLab version.
 *
 * @param major such as 17
 * @param minor such as 7
 * @param patch such as 1, or -1 when it is not known
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    /**
     * Reads a version.
     *
     * @param text such as {@code 17.7}, {@code v16.11.2} or {@code 15.8.0-ee}
     * @return the version, or empty when the text is none
     */
    public static Optional<Version> of(String text) {
        String rest = text.strip();
        rest = rest.startsWith("v") ? rest.substring(1) : rest;
        int end = 0;
        while (end < rest.length() && (rest.charAt(end) == '.' || Character.digit(rest.charAt(end), 10) >= 0)) {
            end++;
        }
        if (end < rest.length() && "-+ ".indexOf(rest.charAt(end)) < 0) {
            return Optional.empty();
        }
        String[] parts = rest.substring(0, end).split("\\.", -1);
        if (parts.length < 2 || parts.length > 3) {
            return Optional.empty();
        }
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 4) {
                return Optional.empty();
            }
        }
        int patch = parts.length == 3 ? Integer.parseInt(parts[2]) : -1;
        return Optional.of(new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), patch));
    }

    @Override
    public int compareTo(Version other) {
        int order = Integer.compare(major, other.major);
        order = order != 0 ? order : Integer.compare(minor, other.minor);
        return order != 0 ? order : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + (patch < 0 ? "" : "." + patch);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version that && major == that.major && minor == that.minor && patch == that.patch;
    }

    @Override
    public int hashCode() {
        return Objects.hash(major, minor, patch);
    }
}
