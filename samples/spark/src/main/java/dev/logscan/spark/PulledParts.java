package dev.logscan.spark;

import dev.logscan.ScanPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Parts for somebody who pulls them, from a reading that pushes them: it runs on a thread of its own and waits while nobody
 * pulls, so that memory does not grow with what it finds.
 */
final class PulledParts implements Iterator<ScanPart>, AutoCloseable {
    private static final int BATCH = 256;

    /** One is taken from while the next is filled. */
    private static final int BATCHES = 2;

    private static final List<ScanPart> END = List.of();

    private final BlockingQueue<List<ScanPart>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final FutureTask<Void> reading;
    private final Thread thread;
    private Iterator<ScanPart> batch = Collections.emptyIterator();
    private boolean ended;

    /** Pushes parts. */
    interface Reading {
        void read(Consumer<ScanPart> sink) throws InterruptedException;
    }

    PulledParts(Reading reading) {
        this.reading = new FutureTask<>(() -> {
            try {
                push(reading);
            } finally {
                batches.put(END);
            }
            return null;
        });
        thread = new Thread(this.reading, "logscan-parts");
        thread.setDaemon(true);
        thread.start();
    }

    private void push(Reading reading) throws InterruptedException {
        List<ScanPart> filling = new ArrayList<>(BATCH);
        reading.read(part -> {
            filling.add(part);
            if (filling.size() == BATCH) {
                try {
                    batches.put(List.copyOf(filling));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException();
                }
                filling.clear();
            }
        });
        if (!filling.isEmpty()) {
            batches.put(List.copyOf(filling));
        }
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && !ended) {
            try {
                List<ScanPart> next = batches.take();
                ended = next.isEmpty();
                batch = next.iterator();
                if (ended) {
                    reading.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
        return batch.hasNext();
    }

    @Override
    public ScanPart next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.next();
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        ended = true;
        batch = Collections.emptyIterator();
        thread.interrupt();
    }
}
