package dev.logscan.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of a command that runs until it is asked to end. Thread-safe. */
final class Ending {
    /** Longer than any report takes; then the process ends without it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** Asks the command to end, and waits until it has; false when it does not. */
    boolean comes() {
        asked.countDown();
        try {
            return done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits, and returns at once when the command is asked to end. */
    boolean isAskedWithin(Duration time) throws InterruptedException {
        return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says that the command has done all that it had to. */
    void done() {
        done.countDown();
    }
}
