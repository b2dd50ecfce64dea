package dev.logscan.input;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Hands parts from the worker that makes them to the thread that puts them in order; a full one holds the worker up. */
final class Outbox<T> {
    /** One is being taken while the next is made. */
    private static final int CAPACITY = 2;

    private final BlockingQueue<Optional<Part<T>>> parts = new ArrayBlockingQueue<>(CAPACITY);

    void put(Part<T> part) throws InterruptedException {
        parts.put(Optional.of(part));
    }

    /** Says that there are no more. */
    void close() throws InterruptedException {
        parts.put(Optional.empty());
    }

    /** The next part, or null when there are no more. */
    @Nullable
    Part<T> take() throws InterruptedException {
        return parts.take().orElse(null);
    }
}
