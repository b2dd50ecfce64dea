package dev.logscan.input;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The threads of one scan; none of them outlives it. */
final class Workers implements AutoCloseable {
    /** A read from a terminal or an idle pipe cannot be interrupted; its daemon thread is left behind then. */
    private static final long PATIENCE_SECONDS = 2;

    private final ExecutorService executor;

    Workers(int threads) {
        executor = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "logscan-scan");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts a piece of work, after all that were started before. */
    Future<?> start(Callable<?> work) {
        return executor.submit(work);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
