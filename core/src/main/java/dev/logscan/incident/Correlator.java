package dev.logscan.incident;

import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import dev.logscan.scenario.ScenarioCatalog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes the noticed entries, in bounded memory: each as a row of a few bytes, and what they say once for all that say the
 * same. So a flood of attempts takes little more than the memory to tell their ids apart.
 *
 * <p>The first entries are kept as they are, and so are some of every shape that come later; of the others those that a
 * report shows are read again. An entry that tells only beside another of its id is let go when there is no room, and read
 * again once all telling ids are known: webhooks fail with the same network exceptions as the app. What found no room at all
 * is counted and said. Not thread-safe.
 */
public final class Correlator {
    /** What an entry takes without its values, and a value without its text, in bytes: measured roughly. */
    private static final int ENTRY_BYTES = 400;

    private static final int VALUE_BYTES = 120;

    /** What an incident takes with its verdict, in bytes. */
    private static final int REMEMBERED_BYTES = 6_000;

    private static final int LEAST_REMEMBERED = 200;

    private static final int MOST_REMEMBERED = 10_000;

    /** Of how many shapes entries are kept that came behind the window. */
    private static final int MOST_LATER_SHAPES = 4_096;

    private final ScenarioCatalog catalog;
    private final BitSet opening;
    private final long budget;
    private final boolean rereadable;
    private final @Nullable LongTable telling;
    private final Rows rows = new Rows();
    private final Shapes shapes;
    private final List<NoticedEntry> window = new ArrayList<>();

    /** What came behind the window, by its number: of every shape as many as a finding shows. */
    private final Map<Integer, NoticedEntry> later = new HashMap<>();

    private final byte[] laterOf = new byte[MOST_LATER_SHAPES];
    private long laterBytes;
    private boolean windowFull;
    private long windowBytes;
    private int openingRows;
    private long waitingLetGo;
    private long letGo;

    /**
     * Makes an empty one.
     *
     * @param catalog tells which entries tell for themselves
     * @param rereadable whether the inputs can be read again for what was let go
     */
    public Correlator(ScenarioCatalog catalog, boolean rereadable) {
        this(catalog, presentBudget(), rereadable);
    }

    /**
     * Makes an empty one that takes so much memory at most.
     *
     * @param catalog tells which entries tell for themselves
     * @param budget bytes, measured roughly
     * @param rereadable whether the inputs can be read again for what was let go
     */
    public Correlator(ScenarioCatalog catalog, long budget, boolean rereadable) {
        this(catalog, budget, rereadable, null);
    }

    private Correlator(ScenarioCatalog catalog, long budget, boolean rereadable, @Nullable LongTable telling) {
        this.catalog = catalog;
        this.budget = budget;
        this.rereadable = rereadable;
        this.telling = telling;
        opening = catalog.opening();
        shapes = new Shapes(catalog);
    }

    /**
     * How much memory entries take at most unless it is said.
     *
     * @return five eighths of the heap that this Java may have, in bytes
     */
    public static long presentBudget() {
        return Runtime.getRuntime().maxMemory() / 8 * 5;
    }

    /**
     * Takes an entry.
     *
     * @param noticed the entry
     */
    public void add(NoticedEntry noticed) {
        LogEntry entry = noticed.entry();
        boolean opens = noticed.held().intersects(opening);
        if (!opens && entry.correlationId() == null) {
            return;
        }
        long key = Fingerprint.of(entry);
        if (!opens && telling != null && telling.indexOf(key) < 0) {
            return;
        }
        Shapes.Said said = shapes.said(noticed);
        int shape = shapes.find(said);
        if (!hasRoomForRow(opens) || (shape < 0 && !hasRoomForShape())) {
            if (opens) {
                letGo++;
            } else {
                waitingLetGo++;
            }
            return;
        }
        int known = shape < 0 ? shapes.add(said, noticed) : shape;
        int number = rows.add(key, Rows.micros(entry.time()), known);
        openingRows += opens ? 1 : 0;
        keepInWindow(noticed);
        if (windowFull && known < MOST_LATER_SHAPES && laterOf[known] < FindingMaker.MOST_EVIDENCE) {
            keepForLater(number, known, noticed);
        }
    }

    /**
     * Whether entries were let go that may tell beside others of their ids, so that the inputs should be read again.
     *
     * @return true when they should
     */
    public boolean wantsAnotherReading() {
        return rereadable && telling == null && waitingLetGo > 0;
    }

    /**
     * What takes the entries when all inputs are read again: it knows which ids tell.
     *
     * @return an empty one
     */
    public Correlator forAnotherReading() {
        return new Correlator(catalog, budget, rereadable, openKeys());
    }

    /**
     * Says where entries stand now, for logs are renamed while they are watched.
     *
     * @param places gives the new place for the one that an entry has
     */
    public void relocate(UnaryOperator<Origin> places) {
        window.replaceAll(noticed -> noticed.movedBy(places));
        later.replaceAll((number, noticed) -> noticed.movedBy(places));
        shapes.relocate(places);
    }

    /**
     * What was let go to keep memory bounded.
     *
     * @return sentences, empty when nothing was let go
     */
    List<String> letGo() {
        List<String> said = new ArrayList<>();
        if (letGo > 0 || (telling != null && waitingLetGo > 0)) {
            said.add("memory: " + (letGo + (telling == null ? 0 : waitingLetGo))
                    + " telling entries found no room, so that counts are too low and findings may be missing"
                    + " (expected fewer different ones, or more memory for Java)");
        }
        if (telling == null && waitingLetGo > 0 && !rereadable) {
            said.add("memory: " + waitingLetGo
                    + " entries that tell only beside another of their id were let go, and this input cannot be read"
                    + " again (expected a file)");
        }
        return said;
    }

    /** How many requests may be kept beside the rows, to pair them with others. */
    int mostBeside() {
        return (int) Math.min(Integer.MAX_VALUE / 2, budget / 8 / Requests.REQUEST_BYTES);
    }

    /** How many incidents that are not alike may be remembered beside the rows, with their verdicts. */
    int mostRemembered() {
        return (int) Math.max(LEAST_REMEMBERED, Math.min(MOST_REMEMBERED, budget / 16 / REMEMBERED_BYTES));
    }

    /** How many different things may be counted beside the rows. */
    int mostCounted() {
        return (int) Math.min(Integer.MAX_VALUE / 2, budget / 8 / Census.THING_BYTES);
    }

    Rows rows() {
        return rows;
    }

    Shapes shapes() {
        return shapes;
    }

    /** The entry of a number as it came, or null when it was not kept so: the first ones are, and some of every shape. */
    @Nullable
    NoticedEntry kept(int number) {
        return number < window.size() ? window.get(number) : later.get(number);
    }

    /** How many entries are kept as they came. */
    int countKept() {
        return window.size() + later.size();
    }

    boolean rereadable() {
        return rereadable;
    }

    private boolean hasRoomForRow(boolean opens) {
        if (used() + Rows.ROW_BYTES <= budget) {
            return true;
        }
        if (opens && openingRows < rows.size() / 8) {
            LongTable keys = openKeys();
            int before = rows.size();
            rows.keep(key -> keys.indexOf(key) >= 0);
            waitingLetGo += before - rows.size();
        }
        return used() + Rows.ROW_BYTES <= budget;
    }

    private LongTable openKeys() {
        LongTable keys = new LongTable();
        rows.forEach((key, shape) -> {
            if (shapes.opens(shape)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private boolean hasRoomForShape() {
        return shapes.bytes() < budget / 2 && used() < budget;
    }

    private void keepInWindow(NoticedEntry noticed) {
        long size = windowFull ? 0 : size(noticed);
        windowFull |= windowBytes + size > budget / 16 || used() + size > budget;
        if (!windowFull) {
            window.add(noticed);
            windowBytes += size;
        }
    }

    private void keepForLater(int number, int shape, NoticedEntry noticed) {
        long size = size(noticed);
        if (laterBytes + size <= budget / 16 && used() + size <= budget) {
            later.put(number, noticed);
            laterBytes += size;
            laterOf[shape]++;
        }
    }

    private long used() {
        return (long) rows.size() * Rows.ROW_BYTES + shapes.bytes() + windowBytes + laterBytes;
    }

    /** How much memory an entry takes. */
    static long size(NoticedEntry noticed) {
        long size = ENTRY_BYTES;
        for (List<String> values : noticed.entry().fields().values()) {
            for (String value : values) {
                size += VALUE_BYTES + value.length();
            }
        }
        return size;
    }
}
