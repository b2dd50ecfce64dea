package dev.logscan.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The noticed entries, each in 18 bytes: to whom it belongs, what it says, when, and the how-many-th it was.
 *
 * <p>They are kept in runs that are sorted one by one as they fill up, and merged whenever they are walked over: nothing is
 * ever copied as a whole. Not thread-safe.
 */
final class Rows {
    /** The time of an entry that has none; the last in any order. */
    static final long UNDATED = Long.MAX_VALUE;

    /** What a row takes, in bytes. */
    static final int ROW_BYTES = 18;

    /** As many as a number of two bytes can tell apart, in arrays that a garbage collector likes to move. */
    private static final int RUN = 1 << 15;

    private final List<Run> runs = new ArrayList<>();
    private int came;
    private int size;

    int size() {
        return size;
    }

    /** Takes an entry and returns its number; the first one has the number 0. */
    int add(long key, long time, int shape) {
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last == null || last.came == RUN) {
            last = new Run(came);
            runs.add(last);
        }
        last.add(key, time, shape);
        size++;
        return came++;
    }

    /** Takes each row's key and shape. */
    interface Each {
        void row(long key, int shape);
    }

    void forEach(Each each) {
        for (Run run : runs) {
            for (int i = 0; i < run.size; i++) {
                each.row(run.keys[i], run.shapes[i]);
            }
        }
    }

    /** Lets go of all rows but those of some keys; the numbers of the others stay. */
    void keep(LongPredicate wanted) {
        size = 0;
        for (Run run : runs) {
            run.keep(wanted);
            size += run.size;
        }
        runs.removeIf(run -> run.size == 0 && run.came == RUN);
    }

    /** Microseconds since 1970, which tell more than any log does. */
    static long micros(@Nullable Instant time) {
        if (time == null) {
            return UNDATED;
        }
        long seconds = Math.max(-9_000_000_000_000L, Math.min(9_000_000_000_000L, time.getEpochSecond()));
        return seconds * 1_000_000 + time.getNano() / 1_000;
    }

    static @Nullable Instant instant(long micros) {
        return micros == UNDATED
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    /** Walks over all rows, those of one key together, in an order that depends on nothing but the keys. */
    Walk walk() {
        runs.forEach(Run::sort);
        return new Walk(runs);
    }

    /** The rows of one key. */
    Group group(long key) {
        Group group = new Group();
        for (Run run : runs) {
            run.sort();
            for (int i = run.firstOf(key); i < run.size && run.keys[i] == key; i++) {
                group.add(run, i);
            }
        }
        group.key = key;
        return group;
    }

    /** The rows of one key, in the order in which they came; filled anew for each key. */
    static final class Group {
        private long key;
        private int size;
        private long[] times = new long[8];
        private int[] shapes = new int[8];
        private int[] numbers = new int[8];

        long key() {
            return key;
        }

        int size() {
            return size;
        }

        long time(int i) {
            return times[i];
        }

        int shape(int i) {
            return shapes[i];
        }

        int number(int i) {
            return numbers[i];
        }

        private void add(Run run, int i) {
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                shapes = Arrays.copyOf(shapes, size * 2);
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            times[size] = run.time(i);
            shapes[size] = run.shapes[i];
            numbers[size++] = run.first + run.order[i];
        }
    }

    /** Merges the runs; a heap holds those that have rows left, the one with the least key on top. */
    static final class Walk {
        private final Run[] heap;
        private final int[] at;
        private final Group group = new Group();
        private int left;

        private Walk(List<Run> runs) {
            heap = runs.stream().filter(run -> run.size > 0).toArray(Run[]::new);
            at = new int[heap.length];
            left = heap.length;
            for (int i = left / 2 - 1; i >= 0; i--) {
                sink(i);
            }
        }

        /** The rows of the next key, good until the next call; null at the end. */
        @Nullable
        Group next() {
            if (left == 0) {
                return null;
            }
            group.size = 0;
            group.key = heap[0].keys[at[0]];
            while (left > 0 && heap[0].keys[at[0]] == group.key) {
                group.add(heap[0], at[0]);
                if (++at[0] == heap[0].size) {
                    left--;
                    heap[0] = heap[left];
                    at[0] = at[left];
                }
                sink(0);
            }
            return group;
        }

        private void sink(int from) {
            int i = from;
            while (2 * i + 1 < left) {
                int child = 2 * i + 1;
                if (child + 1 < left && isLess(child + 1, child)) {
                    child++;
                }
                if (!isLess(child, i)) {
                    return;
                }
                Run run = heap[i];
                heap[i] = heap[child];
                heap[child] = run;
                int place = at[i];
                at[i] = at[child];
                at[child] = place;
                i = child;
            }
        }

        private boolean isLess(int one, int other) {
            long a = heap[one].keys[at[one]];
            long b = heap[other].keys[at[other]];
            return a < b || (a == b && heap[one].first < heap[other].first);
        }
    }

    /** Rows that came one after the other. */
    private static final class Run {
        private static final int NONE = Integer.MIN_VALUE;

        private final int first;
        private long[] keys = new long[64];
        private int[] shapes = new int[64];
        private char[] order = new char[64];

        /** Milliseconds after the first time of the run: those of nearly all logs. */
        private int[] near = new int[64];

        /** The times of a run that has others. */
        private long @Nullable [] exact;

        private long base = UNDATED;
        private int came;
        private int size;
        private boolean sorted;

        Run(int first) {
            this.first = first;
        }

        void add(long key, long time, int shape) {
            if (size == keys.length) {
                resize(size * 2);
            }
            keys[size] = key;
            shapes[size] = shape;
            order[size] = (char) came++;
            time(size, time);
            size++;
            sorted = false;
        }

        void keep(LongPredicate wanted) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (wanted.test(keys[i])) {
                    keys[kept] = keys[i];
                    shapes[kept] = shapes[i];
                    order[kept] = order[i];
                    if (exact != null) {
                        exact[kept] = exact[i];
                    } else {
                        near[kept] = near[i];
                    }
                    kept++;
                }
            }
            size = kept;
            resize(Math.max(64, kept));
        }

        private void resize(int length) {
            keys = Arrays.copyOf(keys, length);
            shapes = Arrays.copyOf(shapes, length);
            order = Arrays.copyOf(order, length);
            if (exact != null) {
                exact = Arrays.copyOf(exact, length);
            } else {
                near = Arrays.copyOf(near, length);
            }
        }

        private void time(int i, long time) {
            if (exact == null) {
                if (time == UNDATED) {
                    near[i] = NONE;
                    return;
                }
                base = base == UNDATED ? time : base;
                long delta = (time - base) / 1_000;
                if (time - base == delta * 1_000 && delta > NONE && delta <= Integer.MAX_VALUE) {
                    near[i] = (int) delta;
                    return;
                }
                long[] times = new long[keys.length];
                for (int j = 0; j < i; j++) {
                    times[j] = time(j);
                }
                exact = times;
                near = new int[0];
            }
            exact[i] = time;
        }

        long time(int i) {
            if (exact != null) {
                return exact[i];
            }
            return near[i] == NONE ? UNDATED : base + near[i] * 1_000L;
        }

        int firstOf(long key) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (keys[middle] < key) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        void sort() {
            if (!sorted) {
                sort(0, size - 1);
                sorted = true;
            }
        }

        /** Quicksort by key and order of coming, by which no two rows are equal. */
        private void sort(int from, int to) {
            int low = from;
            int high = to;
            while (low < high) {
                int left = low;
                int right = high;
                int middle = (low + high) >>> 1;
                long key = keys[middle];
                char place = order[middle];
                while (left <= right) {
                    while (isBefore(left, key, place)) {
                        left++;
                    }
                    while (isAfter(right, key, place)) {
                        right--;
                    }
                    if (left <= right) {
                        swap(left++, right--);
                    }
                }
                if (right - low < high - left) {
                    sort(low, right);
                    low = left;
                } else {
                    sort(left, high);
                    high = right;
                }
            }
        }

        private boolean isBefore(int i, long key, char place) {
            return keys[i] < key || (keys[i] == key && order[i] < place);
        }

        private boolean isAfter(int i, long key, char place) {
            return keys[i] > key || (keys[i] == key && order[i] > place);
        }

        private void swap(int i, int j) {
            long key = keys[i];
            keys[i] = keys[j];
            keys[j] = key;
            int shape = shapes[i];
            shapes[i] = shapes[j];
            shapes[j] = shape;
            char place = order[i];
            order[i] = order[j];
            order[j] = place;
            if (exact != null) {
                long time = exact[i];
                exact[i] = exact[j];
                exact[j] = time;
            } else {
                int time = near[i];
                near[i] = near[j];
                near[j] = time;
            }
        }
    }
}
