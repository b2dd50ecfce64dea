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

    /** At the end nobody waits until a folder is still. */
    private static final int LAST_LOOKS = 3;

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
    private final List<LogContent<T>> cut = new ArrayList<>();
    private final List<LogContent<T>> telling = new ArrayList<>();
    private @Nullable LogContent<T> present;
    private @Nullable LineFormat format;
    private @Nullable SourceStatistics silent;
    private @Nullable String trouble;
    private int contents;

    /** Whether rotated files may hold something that was not read. */
    private boolean unsettled;

    FollowedLog(
            LogInput input,
            Path file,
            ScanSettings settings,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            LogContent.Buffers buffers,
            RotatedNames names,
            LongSupplier clock) {
        this.name = input.name();
        this.file = file;
        this.input = input;
        this.settings = settings;
        this.notice = notice;
        this.buffers = buffers;
        this.clock = clock;
        this.rotated = new RotatedFiles(file, names);
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
        if (old != null && !moved && (unsettled || (old.isUntouched() && rotated.hasNews()))) {
            // It may have been written, rotated and begun anew since the last look.
            rotations(old, sink);
        }
        if (old == null) {
            turn(sink);
        } else if (old.read(sink) == LogContent.Outcome.TRUNCATED) {
            cut.add(old);
            turn(sink);
        } else if (moved) {
            rotated.know(old.fingerprint());
            retired.add(new Retired<>(old, clock.getAsLong()));
            turn(sink);
        }
        if (present != null) {
            format = present.format() == null ? format : present.format();
            present.countBefore();
        }
    }

    /** Goes from what was read until now to what stands in the log since. */
    private void turn(Consumer<? super T> sink) throws IOException {
        LogContent<T> fresh = openPresent();
        present = fresh;
        rotations(fresh, sink);
        if (fresh != null && fresh.read(sink) == LogContent.Outcome.TRUNCATED) {
            // It is found so at the next look as well.
            unsettled = true;
        }
    }

    /** Reads in rotated files what was not read before they were, all of it once nobody moves them any more. */
    private void rotations(@Nullable LogContent<T> fresh, Consumer<? super T> sink) throws IOException {
        unsettled = true;
        boolean complete = rotated.read((file, fingerprint) -> {
            if (fresh != null && (fresh.begins(fingerprint) || fingerprint.isOfSame(fresh.fingerprint()))) {
                // Being copied, or moved or cut just now, which the next look sees.
                return false;
            }
            LogContent<T> begun = begun(fingerprint);
            LogContent<T> content = begun == null ? content(null, null) : begun;
            content.readOn(Compressed.in(file), sink);
            rotated.know(fingerprint);
            retire(content, sink);
            return true;
        });
        unsettled = !complete;
        if (complete) {
            // Of the others there is no copy.
            for (LogContent<T> content : cut) {
                rotated.know(content.fingerprint());
                retire(content, sink);
            }
            cut.clear();
        }
    }

    /** The content that was read until the log was cut, of which that is a copy; it waits no longer. */
    private @Nullable LogContent<T> begun(Fingerprint fingerprint) {
        for (LogContent<T> content : cut) {
            if (fingerprint.isOfSame(content.fingerprint())) {
                cut.remove(content);
                return content;
            }
        }
        return null;
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
            for (int look = 0; unsettled && look < LAST_LOOKS; look++) {
                rotations(present, sink);
            }
            for (LogContent<T> content : cut) {
                retire(content, sink);
            }
            cut.clear();
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
        all.addAll(cut);
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
        List<LogContent<T>> open = new ArrayList<>(cut);
        retired.forEach(one -> open.add(one.content()));
        for (LogContent<T> content : open) {
            if (!content.tells()) {
                own = SourceStatistics.joined(name, own, content.scan().statistics());
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
            for (LogContent<T> content : cut) {
                content.close();
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
