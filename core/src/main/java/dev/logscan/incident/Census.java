package dev.logscan.incident;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Counts how many different things there are, in some bytes each, and which of them come first. Not thread-safe. */
final class Census {
    /** What a thing takes, in bytes. */
    static final int THING_BYTES = 40;

    private final int most;
    private final LongTable names = new LongTable();
    private long[] firsts = new long[64];
    private byte[] ranks = new byte[64];
    private boolean full;

    Census(int most) {
        this.most = most;
    }

    /** Takes a thing of a rank, of which a lower one comes first, that was seen at a time. */
    void add(long name, int rank, long time) {
        if (names.size() == most && names.indexOf(name) < 0) {
            full = true;
            return;
        }
        int size = names.size();
        int place = names.add(name);
        if (place == firsts.length) {
            firsts = Arrays.copyOf(firsts, place * 2);
            ranks = Arrays.copyOf(ranks, place * 2);
        }
        firsts[place] = place == size ? time : Math.min(firsts[place], time);
        ranks[place] = (byte) rank;
    }

    /** Whether there were more than could be counted. */
    boolean isFull() {
        return full;
    }

    int size() {
        return names.size();
    }

    long count(int rank) {
        return IntStream.range(0, names.size()).filter(i -> ranks[i] == rank).count();
    }

    /** The names of those that come first: by rank, then by time. */
    Set<Long> first(int many) {
        Earliest<Integer> earliest = new Earliest<>(many, this::compare);
        for (int i = 0; i < names.size(); i++) {
            earliest.add(i);
        }
        Set<Long> found = new HashSet<>();
        earliest.list().forEach(i -> found.add(names.key(i)));
        return found;
    }

    private int compare(int one, int other) {
        if (ranks[one] != ranks[other]) {
            return Byte.compare(ranks[one], ranks[other]);
        }
        int order = Long.compare(firsts[one], firsts[other]);
        return order != 0 ? order : Long.compare(names.key(one), names.key(other));
    }
}
