package dev.logscan.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The first few of many things that come in any order. Not thread-safe. */
final class Earliest<T> {
    private final int most;
    private final Comparator<? super T> order;
    private final List<T> kept = new ArrayList<>(1);

    Earliest(int most, Comparator<? super T> order) {
        this.most = most;
        this.order = order;
    }

    /** Whether there is room for a thing. */
    boolean wants(T one) {
        return kept.size() < most || order.compare(one, kept.get(most - 1)) < 0;
    }

    void add(T one) {
        if (!wants(one)) {
            return;
        }
        int found = Collections.binarySearch(kept, one, order);
        if (found < 0) {
            kept.add(-found - 1, one);
            if (kept.size() > most) {
                kept.remove(most);
            }
        }
    }

    /** What is kept, the first first. */
    List<T> list() {
        return kept;
    }
}
