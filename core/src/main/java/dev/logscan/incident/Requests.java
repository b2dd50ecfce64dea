package dev.logscan.incident;

import java.util.Arrays;

/** Requests in some bytes each: when they were, what they say, and which incidents they are. Not thread-safe. */
final class Requests {
    /** What a request takes with all that is computed of it, in bytes. */
    static final int REQUEST_BYTES = 64;

    private final int most;
    private int size;
    private boolean full;
    private long[] times = new long[16];
    private long[] firsts = new long[16];
    private long[] keys = new long[16];
    private int[] numbers = new int[16];
    private int[] kinds = new int[16];
    private int[] ordinals = new int[16];

    Requests(int most) {
        this.most = most;
    }

    /** Takes one; when there are too many, none is kept. */
    void add(long time, int kind, Occurrence occurrence) {
        if (size == most) {
            giveUp();
        }
        if (full) {
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            firsts = Arrays.copyOf(firsts, size * 2);
            keys = Arrays.copyOf(keys, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
            ordinals = Arrays.copyOf(ordinals, size * 2);
        }
        times[size] = time;
        firsts[size] = occurrence.time(0);
        keys[size] = occurrence.key();
        numbers[size] = occurrence.number(0);
        kinds[size] = kind;
        ordinals[size++] = occurrence.ordinal();
    }

    /** Keeps none from now on. */
    void giveUp() {
        full = true;
        size = 0;
        times = new long[0];
        firsts = new long[0];
        keys = new long[0];
        numbers = new int[0];
        kinds = new int[0];
        ordinals = new int[0];
    }

    /** Whether there were too many. */
    boolean isFull() {
        return full;
    }

    int size() {
        return size;
    }

    long time(int i) {
        return times[i];
    }

    /** The time of the earliest entry of the incident. */
    long first(int i) {
        return firsts[i];
    }

    long key(int i) {
        return keys[i];
    }

    /** The number of the earliest entry of the incident. */
    int number(int i) {
        return numbers[i];
    }

    int kind(int i) {
        return kinds[i];
    }

    /** The request that an incident is, or -1; only while they stand in the order of the walk. */
    int of(Occurrence occurrence) {
        return Math.max(-1, Arrays.binarySearch(ordinals, 0, size, occurrence.ordinal()));
    }

    /** The places of the requests by time, those of one time in the order of their first entries. */
    int[] byTime() {
        return places((i, j) -> {
            int order = Long.compare(times[i], times[j]);
            return order != 0 ? order : Integer.compare(numbers[i], numbers[j]);
        });
    }

    /** The places of the requests by the time of their first entries. */
    int[] byFirst() {
        return places((i, j) -> {
            int order = Long.compare(firsts[i], firsts[j]);
            return order != 0 ? order : Integer.compare(numbers[i], numbers[j]);
        });
    }

    private int[] places(java.util.Comparator<Integer> order) {
        Integer[] places = new Integer[size];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, order);
        return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
    }
}
