package dev.logscan.scenario;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list that is read when somebody asks for it, and once: a scan needs the causes of few scenarios. Immutable, thread-safe. */
final class LaterList<E> extends AbstractList<E> implements RandomAccess {
    private final Supplier<List<E>> reading;
    private volatile @Nullable List<E> read;

    LaterList(Supplier<List<E>> reading) {
        this.reading = reading;
    }

    /** The list itself when it is one of these, otherwise a copy that cannot be changed. */
    static <E> List<E> copyOf(List<E> list) {
        return list instanceof LaterList ? list : List.copyOf(list);
    }

    @Override
    public E get(int index) {
        return read().get(index);
    }

    @Override
    public int size() {
        return read().size();
    }

    private List<E> read() {
        List<E> elements = read;
        if (elements == null) {
            synchronized (this) {
                elements = read;
                if (elements == null) {
                    elements = List.copyOf(reading.get());
                    read = elements;
                }
            }
        }
        return elements;
    }
}
