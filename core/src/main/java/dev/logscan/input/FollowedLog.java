package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One log through its rotations: moved away and begun anew, as svlogd and logrotate do it, or copied and cut. Nothing is left
 * out and nothing read twice, also when it is rotated several times between two looks. Not thread-safe.
 *
 * @param <T> what the caller makes of an entry
 */
final class FollowedLog<T> {
    /** Who writes to a log that was moved away is told so a moment later. */
    private static final long LATE_WRITES = Duration.ofSeconds(10).toNanos();

    private record Retired<T>(LogContent<T> content, long since) {}

    private final String name;
    private final Path file;
    private final LogInput input;
    private final ScanSettings settings;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final LogContent.Buffers buffers;
    private final LongSupplier clock;
    private final RotatedFiles rotated;
    private final List<Retired<T>> retired = new ArrayList<>();
    private final List<LogContent<T>> telling = new ArrayList<>();
    private @Nullable LogContent<T> present;
    private @Nullable LineFormat format;
    private @Nullable SourceStatistics silent;
    private @Nullable String trouble;
    private int contents;

    FollowedLog(
            LogInput input,
            Path file,
            ScanSettings settings,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            LogContent.Buffers buffers,
            LongSupplier clock) {
        this.name = input.name();
        this.file = file;
        this.input = input;
        this.settings = settings;
        this.notice = notice;
        this.buffers = buffers;
        this.clock = clock;
        this.rotated = new RotatedFiles(file);
    }

    /** Begins at the end of what is there now. */
    void skip() {
        // Once more when it is rotated meanwhile, for what is in the list must be older than what is open.
        do {
            rotated.knowAll();
            close();
            present = null;
            tryTo(() -> {
                LogContent<T> opened = openPresent();
                if (opened != null) {
                    opened.skip();
                    present = opened;
                }
            });
        } while (present != null && !isPresent());
    }

    /** Begins at the first line of the log, and passes over what was rotated. */
    void begin() {
        rotated.knowAll();
    }

    private boolean isPresent() {
        try {
            return present != null && Objects.equals(present.key(), LogContent.key(file));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Reads what has been written since. */
    void poll(Consumer<? super T> sink) {
        tryTo(() -> read(sink));
    }

    private void read(Consumer<? super T> sink) throws IOException {
        late(sink);
        LogContent<T> old = present;
        Object now = keyOrNull();
        boolean moved = old != null && !Objects.equals(old.key(), now);
        if (old != null && old.isUntouched() && !moved) {
            // It may have been written, rotated and begun anew since the last look.
            rotations(null, false, old, sink);
        }
        if (old == null) {
            turn(null, false, sink);
        } else if (old.read(sink) == LogContent.Outcome.TRUNCATED) {
            turn(old, true, sink);
        } else if (moved) {
            turn(old, false, sink);
        }
        if (present != null) {
            format = present.format() == null ? format : present.format();
            present.countBefore();
        }
    }

    /** Goes from what was read until now to what stands in the log since. */
    private void turn(@Nullable LogContent<T> old, boolean cut, Consumer<? super T> sink) throws IOException {
        LogContent<T> fresh = openPresent();
        rotations(old, cut, fresh, sink);
        if (old != null) {
            rotated.know(old.fingerprint());
            if (cut) {
                retire(old, sink);
            } else {
                retired.add(new Retired<>(old, clock.getAsLong()));
            }
        }
        present = fresh;
        if (fresh != null && fresh.read(sink) == LogContent.Outcome.TRUNCATED) {
            throw new IOException("cut while it was read");
        }
    }

    private void rotations(
            @Nullable LogContent<T> old, boolean cut, @Nullable LogContent<T> fresh, Consumer<? super T> sink)
            throws IOException {
        rotated.read((copy, fingerprint) -> {
            if (fresh != null && fresh.begins(fingerprint)) {
                // Being copied, or moved just now.
                return false;
            }
            if (old != null && fingerprint.isOfSame(old.fingerprint())) {
                if (cut) {
                    try (Compressed content = Compressed.open(copy)) {
                        old.readOn(content, sink);
                    }
                }
                return true;
            }
            LogContent<T> missed = content(null, null);
            try (Compressed content = Compressed.open(copy)) {
                missed.readOn(content, sink);
            }
            rotated.know(fingerprint);
            retire(missed, sink);
            return true;
        });
    }

    /** Reads what is written to logs that were moved away. */
    private void late(Consumer<? super T> sink) throws IOException {
        for (Iterator<Retired<T>> all = retired.iterator(); all.hasNext(); ) {
            Retired<T> one = all.next();
            one.content().read(sink);
            if (clock.getAsLong() - one.since() > LATE_WRITES) {
                all.remove();
                retire(one.content(), sink);
            }
        }
    }

    private void retire(LogContent<T> content, Consumer<? super T> sink) throws IOException {
        content.finish(sink);
        if (content.tells()) {
            content.countAllBefore();
            telling.add(content);
        } else {
            silent = SourceStatistics.joined(name, silent, content.scan().statistics());
        }
        content.close();
    }

    /** Takes the last lines as they are, and reads no more. */
    void finish(Consumer<? super T> sink) {
        poll(sink);
        tryTo(() -> {
            for (Retired<T> one : retired) {
                retire(one.content(), sink);
            }
            retired.clear();
            if (present != null) {
                present.finish(sink);
                present.countAllBefore();
            }
        });
    }

    /** Opens the log if there is one, and knows it by its inode. */
    private @Nullable LogContent<T> openPresent() throws IOException {
        Object before = keyOrNull();
        if (before == null) {
            return null;
        }
        FileChannel channel;
        try {
            channel = LogContent.open(file);
        } catch (NoSuchFileException moved) {
            return null;
        }
        if (!before.equals(keyOrNull())) {
            channel.close();
            return null;
        }
        return content(channel, before);
    }

    private @Nullable Object keyOrNull() throws IOException {
        try {
            Object key = LogContent.key(file);
            // Where there are no inodes, a log that is begun anew is known by what stands in it.
            return key == null ? file : key;
        } catch (NoSuchFileException moved) {
            return null;
        }
    }

    private LogContent<T> content(@Nullable FileChannel channel, @Nullable Object key) {
        Source source = input.source().named(name + "#" + contents++);
        return new LogContent<>(source, channel, key, format, settings, notice, buffers);
    }

    /** The name under which an editor finds a content now. */
    String nameOf(LogContent<T> content) {
        if (content == present) {
            return name;
        }
        Path found = rotated.find(content.fingerprint());
        return found == null ? name : name.substring(0, name.lastIndexOf('/') + 1) + found.getFileName();
    }

    /** The contents with entries that were noticed. */
    List<LogContent<T>> telling() {
        List<LogContent<T>> all = new ArrayList<>(telling);
        retired.forEach(one -> all.add(one.content()));
        if (present != null) {
            all.add(present);
        }
        all.removeIf(content -> !content.tells());
        return all;
    }

    /** What was read, the contents that tell nothing together under the log's name. */
    List<SourceStatistics> statistics() {
        List<SourceStatistics> all = new ArrayList<>();
        SourceStatistics own = silent;
        for (Retired<T> one : retired) {
            if (!one.content().tells()) {
                own = SourceStatistics.joined(name, own, one.content().scan().statistics());
            }
        }
        for (LogContent<T> content : telling()) {
            String now = nameOf(content);
            SourceStatistics read = content.scan().statistics();
            if (now.equals(name)) {
                own = SourceStatistics.joined(name, own, read);
            } else {
                all.add(SourceStatistics.joined(now, null, read));
            }
        }
        if (present != null && !present.tells()) {
            own = SourceStatistics.joined(name, own, present.scan().statistics());
        }
        if (own != null) {
            all.add(own);
        }
        return all;
    }

    /** What keeps the log from being read, or null. */
    @Nullable
    ReadProblem problem() {
        return trouble == null ? null : new ReadProblem(name, trouble, true);
    }

    void close() {
        try {
            if (present != null) {
                present.close();
            }
            for (Retired<T> one : retired) {
                one.content().close();
            }
        } catch (IOException e) {
            trouble = Failures.describe(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A log that cannot be read now may be so at the next look. */
    private void tryTo(Work work) {
        try {
            work.run();
            trouble = null;
        } catch (IOException failure) {
            trouble = Failures.describe(failure);
        }
    }
}
