package dev.logscan.cli;

import dev.logscan.input.ReadProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A line on a terminal that says how far the reading is. A short scan shows none, and no scan leaves it behind. */
final class ProgressLine implements AutoCloseable {
    /** Who waits for less does not ask. */
    private static final Duration FIRST = Duration.ofSeconds(1);

    private static final Duration EACH = Duration.ofMillis(200);
    private static final AtomicReference<@Nullable ProgressLine> SHOWN = new AtomicReference<>();
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private final ReadProgress progress;
    private final int inputs;
    private final PrintStream err;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long begun = System.nanoTime();
    private int width;

    ProgressLine(ReadProgress progress, int inputs, PrintStream err) {
        this.progress = progress;
        this.inputs = inputs;
        this.err = err;
    }

    /** Shows it from a moment on. */
    void start() {
        SHOWN.set(this);
        Thread thread = new Thread(this::showEach, "progress");
        thread.setDaemon(true);
        thread.start();
    }

    private void showEach() {
        try {
            Duration wait = FIRST;
            while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                show(Duration.ofNanos(System.nanoTime() - begun));
                wait = EACH;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes over what was shown before. */
    synchronized void show(Duration elapsed) {
        if (closed.getCount() > 0) {
            String text = text(progress.bytes(), progress.inputs(), inputs, elapsed);
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            err.flush();
            width = Math.max(width, text.length());
        }
    }

    /** Such as {@code 1.2 GB, file 3 of 40, 0:07, 310 MB/s}. */
    static String text(long bytes, int begun, int inputs, Duration elapsed) {
        long seconds = elapsed.toSeconds();
        String clock = seconds / 60 + ":" + String.format(Locale.ROOT, "%02d", seconds % 60);
        String files = inputs == 1 ? "" : ", file " + begun + " of " + inputs;
        double rate = (double) bytes * 1000 / Math.max(elapsed.toMillis(), 1);
        return size((double) bytes) + files + ", " + clock + ", " + size(rate) + "/s";
    }

    static String size(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        boolean whole = unit == 0 || value >= 99.95;
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value) + " " + UNITS[unit];
    }

    /** Leaves the terminal as it was. */
    @Override
    public synchronized void close() {
        closed.countDown();
        SHOWN.compareAndSet(this, null);
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }

    /** Takes away the line of a scan that is ended from outside. */
    static void clearShown() {
        ProgressLine shown = SHOWN.get();
        if (shown != null) {
            shown.close();
        }
    }
}
