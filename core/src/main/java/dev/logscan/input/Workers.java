package dev.logscan.input;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The threads of one scan; none of them outlives it. */
final class Workers implements AutoCloseable {
    /** A read from a terminal or an idle pipe cannot be interrupted; its daemon thread is left behind then. */
    private static final long PATIENCE_MILLIS = 1000;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService executor;

    Workers(int count) {
        executor = Executors.newFixedThreadPool(count, this::thread);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "logscan-scan");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Starts a piece of work, after all that were started before. */
    <R extends @Nullable Object> Future<R> start(Callable<R> work) {
        return executor.submit(work);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        for (Thread thread : threads) {
            interrupted |= !join(thread, deadline);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the thread's end; false when the waiting was interrupted. */
    private static boolean join(Thread thread, long deadline) {
        try {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            thread.join(Math.max(1, millis));
            return true;
        } catch (InterruptedException again) {
            return false;
        }
    }
}
