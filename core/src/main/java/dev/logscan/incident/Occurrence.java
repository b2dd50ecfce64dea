package dev.logscan.incident;

import dev.logscan.scenario.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One incident in rows: its entries in the order of {@link Incident}, and whose they are. Filled anew for each incident of a
 * walk.
 */
final class Occurrence {
    private final Shapes shapes;
    private long[] keys = new long[8];
    private long[] times = new long[8];
    private int[] shapesOf = new int[8];
    private int[] numbers = new int[8];
    private int[] distinct = new int[8];
    private int kinds;
    private int size;
    private long key;
    private int ordinal;
    private Side side = Side.SELF_MANAGED;

    Occurrence(Shapes shapes) {
        this.shapes = shapes;
    }

    void clear(long keyNow, int ordinalNow) {
        size = 0;
        key = keyNow;
        ordinal = ordinalNow;
    }

    void add(long key, long time, int shape, int number) {
        if (size == times.length) {
            keys = Arrays.copyOf(keys, size * 2);
            times = Arrays.copyOf(times, size * 2);
            shapesOf = Arrays.copyOf(shapesOf, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        keys[size] = key;
        times[size] = time;
        shapesOf[size] = shape;
        numbers[size++] = number;
    }

    /** Whether it holds an entry of another source that says the same at the same time: a log that was copied. */
    boolean holdsCopyOf(long time, int shape) {
        for (int i = 0; i < size; i++) {
            if (times[i] == time
                    && shapes.content(shapesOf[i]) == shapes.content(shape)
                    && !shapes.isOfOneSource(shapesOf[i], shape)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of its entries has this number. */
    boolean holds(int number) {
        for (int i = 0; i < size; i++) {
            if (numbers[i] == number) {
                return true;
            }
        }
        return false;
    }

    /** The same incident, for good. */
    Occurrence copy() {
        Occurrence copy = new Occurrence(shapes);
        copy.clear(key, ordinal);
        for (int i = 0; i < size; i++) {
            copy.add(keys[i], times[i], shapesOf[i], numbers[i]);
        }
        copy.finish(side);
        return copy;
    }

    /** Puts the entries in order, and says whose they are. */
    void finish(Side whose) {
        side = whose;
        if (size > 32) {
            sortMany();
        } else {
            sortFew();
        }
        tellApart();
    }

    private void sortFew() {
        for (int i = 1; i < size; i++) {
            for (int j = i; j > 0 && compare(j, j - 1) < 0; j--) {
                long key = keys[j];
                keys[j] = keys[j - 1];
                keys[j - 1] = key;
                long time = times[j];
                times[j] = times[j - 1];
                times[j - 1] = time;
                int shape = shapesOf[j];
                shapesOf[j] = shapesOf[j - 1];
                shapesOf[j - 1] = shape;
                int number = numbers[j];
                numbers[j] = numbers[j - 1];
                numbers[j - 1] = number;
            }
        }
    }

    private void sortMany() {
        Integer[] places = new Integer[size];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, this::compare);
        long[] oldKeys = keys.clone();
        long[] oldTimes = times.clone();
        int[] oldShapes = shapesOf.clone();
        int[] oldNumbers = numbers.clone();
        for (int i = 0; i < size; i++) {
            keys[i] = oldKeys[places[i]];
            times[i] = oldTimes[places[i]];
            shapesOf[i] = oldShapes[places[i]];
            numbers[i] = oldNumbers[places[i]];
        }
    }

    private int compare(int i, int j) {
        return compare(shapes, times[i], shapesOf[i], numbers[i], times[j], shapesOf[j], numbers[j]);
    }

    /** The order of entries: by time, undated ones last, then by where they stand. */
    static int compare(Shapes shapes, long time, int shape, int number, long time2, int shape2, int number2) {
        if (time != time2) {
            return Long.compare(time, time2);
        }
        int source =
                shapes.isOfOneSource(shape, shape2) ? 0 : shapes.source(shape).compareTo(shapes.source(shape2));
        return source != 0 ? source : Integer.compare(number, number2);
    }

    /** Finds the first entry of each shape: the others add nothing to a judgement. */
    private void tellApart() {
        kinds = 0;
        Set<Integer> seen = size > 32 ? new HashSet<>() : Set.of();
        for (int i = 0; i < size; i++) {
            boolean isNew = size > 32 ? seen.add(shapesOf[i]) : !isAmongDistinct(shapesOf[i]);
            if (isNew) {
                if (kinds == distinct.length) {
                    distinct = Arrays.copyOf(distinct, kinds * 2);
                }
                distinct[kinds++] = i;
            }
        }
    }

    private boolean isAmongDistinct(int shape) {
        for (int i = 0; i < kinds; i++) {
            if (shapesOf[distinct[i]] == shape) {
                return true;
            }
        }
        return false;
    }

    /** The place of the incident in its walk, the same in every walk. */
    int ordinal() {
        return ordinal;
    }

    /** How many entries it has. */
    int size() {
        return size;
    }

    /** By which its rows are found, but for an access line beside them. */
    long key() {
        return key;
    }

    int number(int i) {
        return numbers[i];
    }

    long time(int i) {
        return times[i];
    }

    int shape(int i) {
        return shapesOf[i];
    }

    Side side() {
        return side;
    }

    boolean hasId() {
        for (int i = 0; i < size; i++) {
            if (shapes.hasId(shapesOf[i])) {
                return true;
            }
        }
        return false;
    }

    BitSet held(int i) {
        return shapes.held(shapesOf[i]);
    }

    NoticedEntry model(int i) {
        return shapes.model(shapesOf[i]);
    }

    Ref ref(int i) {
        return new Ref(keys[i], times[i], shapesOf[i], numbers[i]);
    }

    /** An entry that has the correlation id of the incident; null when it has none. */
    @Nullable
    Ref named() {
        for (int i = 0; i < size; i++) {
            if (shapes.hasId(shapesOf[i])) {
                return ref(i);
            }
        }
        return null;
    }

    /** The time of its earliest entry. */
    long first() {
        return times[0];
    }

    /** The time of its request line, or else of its earliest entry. */
    long requestTime() {
        for (int i = 0; i < size; i++) {
            if (Incident.isRequest(shapes.component(shapesOf[i])) && times[i] != Rows.UNDATED) {
                return times[i];
            }
        }
        return first();
    }

    /** How many shapes its entries have. */
    int kinds() {
        return kinds;
    }

    int kind(int i) {
        return shapesOf[distinct[i]];
    }

    /** The first entry of each of the first shapes. */
    List<Ref> refs(int most) {
        List<Ref> refs = new ArrayList<>();
        for (int i = 0; i < Math.min(most, kinds); i++) {
            refs.add(ref(distinct[i]));
        }
        return refs;
    }
}
