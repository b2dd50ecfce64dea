package dev.logscan.input;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Hands parts from the worker that makes them to the thread that puts them in order; a full one holds the worker up. */
final class Outbox<T> {
    /** One is being taken while the next is made. */
    private static final int CAPACITY = 2;

    private final Semaphore room = new Semaphore(CAPACITY);
    private final BlockingQueue<Optional<Part<T>>> parts = new LinkedBlockingQueue<>();

    /** Waits for room; an interrupted worker stays interrupted. */
    void put(Part<T> part) throws InterruptedException {
        try {
            room.acquire();
        } catch (InterruptedException over) {
            // Who gives up may try to hand over what it has left, and would wait for ever.
            Thread.currentThread().interrupt();
            throw over;
        }
        parts.add(Optional.of(part));
    }

    /** Says that there are no more; never waits, so that an interrupted worker can say it too. */
    void close() {
        parts.add(Optional.empty());
    }

    /** The next part, or null when there are no more. */
    @Nullable
    Part<T> take() throws InterruptedException {
        Part<T> part = parts.take().orElse(null);
        room.release();
        return part;
    }
}
