package dev.logscan.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts hits that hold no literal, and keeps the first and the last of their times as they are spelled. Times of one spelling
 * are in the order of their texts.
 */
final class SkimmedHits {
    private static final int MAX_TIME = 64;

    /** Which times are trusted more, as in {@link Times}: the line's own, the search engine's, the shipper's. */
    private static final int OWN = 3;

    private static final int SORT = 2;
    private static final int SHIPPED = 1;

    private static final byte[] TIME = "time".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SORT_NAME = "sort".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIMESTAMP = "@timestamp".getBytes(StandardCharsets.US_ASCII);

    private long count;
    private byte[] first = {};
    private byte[] last = {};
    private int valueAt;
    private int rank;

    /** Begins a hit. */
    void begin() {
        rank = 0;
    }

    /** Takes the name of a member, with its value behind the quote and the colon. */
    void name(byte[] bytes, int start, int end) {
        int found = rank(bytes, start, end);
        if (found > rank) {
            rank = found;
            valueAt = end + 2;
        }
    }

    private static int rank(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < TIME.length) {
            return 0;
        }
        byte sign = bytes[end - 1];
        if (sign == 'e' && endsWith(bytes, end, TIME)) {
            return length == TIME.length || bytes[end - TIME.length - 1] == '.' ? OWN : 0;
        }
        if (sign == 't' && length == SORT_NAME.length) {
            return endsWith(bytes, end, SORT_NAME) ? SORT : 0;
        }
        return sign == 'p' && length == TIMESTAMP.length && endsWith(bytes, end, TIMESTAMP) ? SHIPPED : 0;
    }

    private static boolean endsWith(byte[] bytes, int end, byte[] name) {
        return Arrays.equals(bytes, end - name.length, end, name, 0, name.length);
    }

    /** Says that the hit stands so many bytes further in front. */
    void moveBack(int distance) {
        valueAt -= distance;
    }

    /** Counts the hit; false when its time is spelled unlike the others', which must be told before. */
    boolean add(byte[] bytes) {
        if (rank == 0) {
            count++;
            return true;
        }
        int start = valueAt;
        while (start < bytes.length && (bytes[start] == ' ' || bytes[start] == '[' || bytes[start] == '"')) {
            start++;
        }
        int end = start;
        while (end < bytes.length && end - start <= MAX_TIME && isOfTime(bytes[end])) {
            end++;
        }
        int length = end - start;
        if (length > MAX_TIME || length == 0) {
            count++;
            return true;
        }
        if (first.length == 0) {
            first = Arrays.copyOfRange(bytes, start, end);
            last = first.clone();
        } else if (first.length != length) {
            return false;
        } else if (Arrays.compare(bytes, start, end, first, 0, length) < 0) {
            System.arraycopy(bytes, start, first, 0, length);
        } else if (Arrays.compare(bytes, start, end, last, 0, length) > 0) {
            System.arraycopy(bytes, start, last, 0, length);
        }
        count++;
        return true;
    }

    private static boolean isOfTime(byte sign) {
        return (sign >= '0' && sign <= '9')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= 'a' && sign <= 'z')
                || sign == ':'
                || sign == '-'
                || sign == '+'
                || sign == '.'
                || sign == '@'
                || sign == ' ';
    }

    long count() {
        return count;
    }

    String first() {
        return new String(first, StandardCharsets.US_ASCII);
    }

    String last() {
        return new String(last, StandardCharsets.US_ASCII);
    }

    /** Begins to count anew. */
    void clear() {
        count = 0;
        first = new byte[0];
        last = first;
    }
}
