package dev.logscan.input;

import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Follows logs while they are written: each {@link #poll} hands over the entries of the lines that were completed since the
 * one before, each once, through rotations of every kind.
 *
 * <p>Logs are followed through svlogd's and logrotate's renaming, through copying and cutting, and where several of these
 * happen between two calls. Rotated and compressed files are read only for what was not read before. It asks the file system
 * and needs nobody to tell it. Memory is bounded by the longest line and the number of logs. Not thread-safe.
 *
 * @param <T> what the caller makes of an entry
 */
public final class LogFollower<T> implements Closeable {
    /** Logs that are begun are found soon enough; to look for them costs more than to read what is known. */
    private static final long LOOK = Duration.ofMillis(400).toNanos();

    private final List<String> paths;
    private final ScanSettings settings;
    private final Function<? super LogEntry, ? extends @Nullable T> notice;
    private final LongSupplier clock;
    private final LogContent.Buffers buffers = new LogContent.Buffers();
    private final RotatedNames rotated = new RotatedNames();
    private final Map<String, FollowedLog<T>> logs = new LinkedHashMap<>();
    private final Map<String, ReadProblem> notFollowed = new LinkedHashMap<>();
    private List<ReadProblem> notFound = List.of();
    private long lastLook;

    LogFollower(
            List<String> paths,
            boolean fromStart,
            ScanSettings settings,
            Function<? super LogEntry, ? extends @Nullable T> notice,
            LongSupplier clock) {
        this.paths = List.copyOf(paths);
        this.settings = settings;
        this.notice = notice;
        this.clock = clock;
        look(fromStart);
    }

    /**
     * Reads what has been written since.
     *
     * @param sink takes what was noticed, log by log, in the order in which each log has it
     */
    public void poll(Consumer<? super T> sink) {
        if (clock.getAsLong() - lastLook >= LOOK) {
            look(true);
        }
        logs.values().forEach(log -> log.poll(sink));
    }

    /**
     * Reads what has been written since, last lines without a line end included; nothing is read after that.
     *
     * @param sink takes what was noticed
     */
    public void finish(Consumer<? super T> sink) {
        look(true);
        logs.values().forEach(log -> log.finish(sink));
    }

    /**
     * How many logs are followed.
     *
     * @return their number, those included that cannot be read at the moment
     */
    public int size() {
        return logs.size();
    }

    /**
     * What was read of each log. A log that was rotated away and holds an entry that was noticed stands for itself, under the
     * name that it has now.
     *
     * @return the statistics; only what was read counts, and not what was there before
     */
    public List<SourceStatistics> statistics() {
        return logs.values().stream().flatMap(log -> log.statistics().stream()).toList();
    }

    /**
     * What cannot be followed at the moment, and what is passed over.
     *
     * @return the problems
     */
    public List<ReadProblem> problems() {
        // Between two rotations a log may be away for a moment.
        List<ReadProblem> problems = new ArrayList<>(notFound);
        problems.removeIf(problem -> logs.containsKey(problem.source()));
        problems.addAll(notFollowed.values());
        logs.values().stream()
                .map(FollowedLog::problem)
                .filter(Objects::nonNull)
                .forEach(problems::add);
        return problems;
    }

    /**
     * Tells where entries stand now. While they are handed over, the source of an entry is a name of its own for each
     * rotation, and lines are counted from where the following began.
     *
     * @return gives the place in an editor for an origin as it was handed over
     */
    public UnaryOperator<Origin> places() {
        Map<String, Origin> first = new HashMap<>();
        for (FollowedLog<T> log : logs.values()) {
            for (LogContent<T> content : log.telling()) {
                first.put(content.source(), new Origin(log.nameOf(content), content.linesBefore(), 0));
            }
        }
        return origin -> {
            Origin start = first.get(origin.source());
            return start == null ? origin : new Origin(start.source(), start.line() + origin.line(), origin.position());
        };
    }

    @Override
    public void close() {
        logs.values().forEach(FollowedLog::close);
    }

    /** Looks for logs that are not followed yet. */
    private void look(boolean fromStart) {
        lastLook = clock.getAsLong();
        Discovery found = Discovery.of(paths, InputStream.nullInputStream());
        notFound = found.problems();
        Set<String> named = Set.copyOf(paths);
        for (LogInput input : found.inputs()) {
            Path file = input.file();
            String name = input.name();
            boolean known = logs.containsKey(name) || notFollowed.containsKey(name);
            if (file != null && !known && (named.contains(name) || !isRotated(file))) {
                add(input, file, fromStart);
            }
        }
    }

    private static boolean isRotated(Path file) {
        return RotatedName.isRotated(String.valueOf(file.getFileName()));
    }

    private void add(LogInput input, Path file, boolean fromStart) {
        String name = input.name();
        String reason = reasonNotToFollow(file);
        if (reason != null) {
            notFollowed.put(name, new ReadProblem(name, "not followed: " + reason, false));
            return;
        }
        FollowedLog<T> log = new FollowedLog<>(input, file, settings, notice, buffers, rotated, clock);
        logs.put(name, log);
        if (fromStart) {
            log.begin();
        } else {
            log.skip();
        }
    }

    private static @Nullable String reasonNotToFollow(Path file) {
        try (InputStream stored = Files.newInputStream(file)) {
            Head head = new Head(stored.readNBytes(Head.SIZE));
            if (Compression.of(head) != null || ArchiveKind.of(head) != null) {
                return "compressed, so nobody writes to it";
            }
            Refusal refusal = Refusal.of(head);
            return refusal == null ? null : refusal.message();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
