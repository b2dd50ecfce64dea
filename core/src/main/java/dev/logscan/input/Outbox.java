package dev.logscan.input;

import java.util.List;
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
    private final BlockingQueue<Optional<List<Part<T>>>> parts = new LinkedBlockingQueue<>();

    /** Hands over what was made at once; waits for room, and an interrupted worker stays interrupted. */
    void put(List<Part<T>> made) throws InterruptedException {
        try {
            room.acquire();
        } catch (InterruptedException over) {
            // Who gives up may try to hand over what it has left, and would wait for ever.
            Thread.currentThread().interrupt();
            throw over;
        }
        parts.add(Optional.of(made));
    }

    /** Says that there are no more; never waits, so that an interrupted worker can say it too. */
    void close() {
        parts.add(Optional.empty());
    }

    /** The next parts, or null when there are no more. */
    @Nullable
    List<Part<T>> take() throws InterruptedException {
        List<Part<T>> made = parts.take().orElse(null);
        room.release();
        return made;
    }
}
