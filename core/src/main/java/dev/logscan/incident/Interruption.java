package dev.logscan.incident;

import java.util.concurrent.CancellationException;

/** Lets whoever waits for a diagnosis give it up: a flood takes seconds to judge. */
final class Interruption {
    private Interruption() {}

    /** Ends the diagnosis when its thread was interrupted, which it stays. */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
