package dev.logscan.input;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Lets workers read very long lines one after the other, for each of these takes some forty MiB to read and parse.
 *
 * <p>A turn is only taken once the stretch before has counted its lines, and never kept while waiting for anyone; so whoever
 * has it comes to its end.
 */
final class LongLines {
    /** Lines up to this are every worker's own affair. */
    static final int LENGTH = 1 << 20;

    private final Semaphore permit = new Semaphore(1);

    /**
     * What a worker needs to read long lines.
     *
     * @param before what must be done before
     */
    Turn turn(CompletableFuture<?> before) {
        return new Turn(permit, before);
    }

    /** One worker's claim; used by that worker alone. */
    static final class Turn {
        private final Semaphore permit;
        private final CompletableFuture<?> before;
        private boolean taken;

        private Turn(Semaphore permit, CompletableFuture<?> before) {
            this.permit = permit;
            this.before = before;
        }

        /** Waits for the turn, unless it is taken already. */
        void take() throws InterruptedException {
            if (!taken) {
                try {
                    before.get();
                } catch (ExecutionException impossible) {
                    throw new IllegalStateException(impossible);
                }
                permit.acquire();
                taken = true;
            }
        }

        /** Gives the turn back, if it was taken. */
        void end() {
            if (taken) {
                taken = false;
                permit.release();
            }
        }

        boolean isTaken() {
            return taken;
        }
    }
}
