package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LogFollowerTest {
    private static final int RUNS = Integer.getInteger("logscan.follow.runs", 5);

    @TempDir
    Path folder;

    private final List<LogEntry> seen = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private long now;
    private int written;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void linesAreReadOnceAndOnlyWhenTheyAreWhole() {
        LiveLog log = log("production_json.log");
        log.write(lines(3));
        LogFollower<LogEntry> follower = follow(folder, false);

        poll(follower);
        assertThat(numbers()).isEmpty();

        String line = lines(1);
        log.write(line.substring(0, 40));
        poll(follower);
        assertThat(numbers()).isEmpty();

        log.write(line.substring(40) + lines(2));
        poll(follower);
        poll(follower);
        assertThat(numbers()).containsExactly(3, 4, 5);
    }

    @Test
    void aLineThatWasBeingWrittenWhenItBeganIsRead() {
        LiveLog log = log("production_json.log");
        String line = lines(1);
        log.write(lines(2) + line.substring(0, 40));
        LogFollower<LogEntry> follower = follow(folder, false);

        log.write(line.substring(40));
        poll(follower);

        assertThat(numbers()).containsExactly(0);
    }

    @Test
    void aLastLineWithoutItsEndIsReadAtTheEnd() {
        LiveLog log = log("production_json.log");
        LogFollower<LogEntry> follower = follow(folder, false);
        log.write(lines(1).stripTrailing());

        poll(follower);
        assertThat(numbers()).isEmpty();
        follower.finish(seen::add);
        assertThat(numbers()).containsExactly(0);
    }

    @Test
    void logsThatAreBegunLaterAreReadFromTheirFirstLine() throws IOException {
        Path missing = folder.resolve("gitlab-rails/exceptions_json.log");
        LogFollower<LogEntry> follower = follow(List.of(folder.toString(), missing.toString()), false);
        assertThat(follower.problems())
                .extracting(ReadProblem::message)
                .containsExactly("an empty folder", "no such file");

        Files.createDirectory(missing.getParent());
        log("gitlab-rails/exceptions_json.log").write(lines(2));
        log("puma").write(lines(1));
        now += Duration.ofSeconds(1).toNanos();
        poll(follower);

        assertThat(numbers()).containsExactly(0, 1, 2);
        assertThat(follower.problems()).isEmpty();
    }

    @Test
    void rotatedFilesOfBeforeAreNotRead() throws IOException {
        LiveLog log = log("current");
        log.write(lines(2));
        log.svlogd();
        log.write(lines(2));
        log.svlogdWithProcessor();
        log.write(lines(2));
        LogFollower<LogEntry> follower = follow(folder, true);

        poll(follower);
        assertThat(numbers()).containsExactly(4, 5);
        assertThat(follower.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aLogIsFollowedThroughARotation(Kind kind) throws IOException {
        LiveLog log = log(kind.log, kind == Kind.COPYTRUNCATE_KEEPING_THE_OFFSET);
        log.write(lines(3));
        LogFollower<LogEntry> follower = follow(folder, false);
        log.write(lines(3));
        poll(follower);
        log.write(lines(3));
        kind.rotate(log);
        log.write(lines(3));
        poll(follower);

        assertThat(numbers()).containsExactlyElementsOf(from(3));
    }

    @ParameterizedTest
    @EnumSource
    void aLogIsFollowedThroughSeveralRotationsBetweenTwoLooks(Kind kind) throws IOException {
        LiveLog log = log(kind.log, kind == Kind.COPYTRUNCATE_KEEPING_THE_OFFSET);
        LogFollower<LogEntry> follower = follow(folder, false);
        log.write(lines(30));
        poll(follower);
        for (int rotation = 0; rotation < 4; rotation++) {
            log.write(lines(rotation * 20));
            kind.rotate(log);
        }
        log.write(lines(100));
        poll(follower);
        log.write(lines(1));
        poll(follower);

        assertThat(numbers()).containsExactlyElementsOf(from(0));
    }

    @Test
    void aCopyThatIsStillBeingMadeIsNotReadForItself() throws IOException {
        LiveLog log = log("production_json.log");
        LogFollower<LogEntry> follower = follow(folder, false);
        log.write(lines(3));
        Files.copy(log.file(), folder.resolve("production_json.log.1"));
        poll(follower);
        log.write(lines(2));
        poll(follower);

        assertThat(numbers()).containsExactlyElementsOf(from(0));
    }

    @Test
    void aLogThatIsCutWithoutACopyIsReadFromItsStart() throws IOException {
        LiveLog log = log("production_json.log");
        LogFollower<LogEntry> follower = follow(folder, false);
        log.write(lines(3));
        poll(follower);
        Files.write(log.file(), new byte[0]);
        // Longer than before: the size does not tell.
        log.write(lines(9));
        poll(follower);

        assertThat(numbers()).containsExactlyElementsOf(from(0));
    }

    @Test
    void lateWritesToALogThatWasMovedAwayAreRead() throws IOException {
        LiveLog log = log("nginx.log");
        LogFollower<LogEntry> follower = follow(folder, false);
        log.write(lines(2));
        log.rename();
        poll(follower);
        log.write(lines(2));
        poll(follower);
        assertThat(numbers()).containsExactlyElementsOf(from(0));

        log.reopen();
        log.write(lines(2));
        now += Duration.ofMinutes(1).toNanos();
        poll(follower);
        log.write(lines(2));
        poll(follower);
        assertThat(numbers()).containsExactlyElementsOf(from(0));
    }

    @Test
    void placesAreThoseOfTheFilesAsTheyStandNow() throws IOException {
        LiveLog log = log("current");
        log.write(lines(5));
        LogFollower<LogEntry> follower = follow(folder, false);
        log.write(lines(2));
        poll(follower);
        log.svlogd();
        log.write(lines(1));
        poll(follower);
        follower.finish(seen::add);

        assertThat(seen.stream().map(e -> follower.places().apply(e.origin())))
                .extracting(Origin::source, Origin::line)
                .containsExactly(
                        tuple(folder + "/@000000004000000067c7dd0a.s", 6L),
                        tuple(folder + "/@000000004000000067c7dd0a.s", 7L),
                        tuple(folder + "/current", 1L));
        assertThat(follower.statistics())
                .extracting(SourceStatistics::name, SourceStatistics::lines)
                .containsExactlyInAnyOrder(
                        tuple(folder + "/@000000004000000067c7dd0a.s", 2L), tuple(folder + "/current", 1L));
    }

    @Test
    void aLineThatIsTooLongIsCountedAndTheNextOneRead() {
        LiveLog log = log("production_json.log");
        LogFollower<LogEntry> follower = follow(folder, false);
        for (int piece = 0; piece < 9; piece++) {
            log.write("x".repeat(1 << 20));
            poll(follower);
        }
        log.write("\n" + lines(1));
        poll(follower);

        assertThat(numbers()).containsExactly(0);
        SourceStatistics read = follower.statistics().get(0);
        assertThat(read.lines()).isEqualTo(2);
        assertThat(read.unparsed()).isEqualTo(1);
        assertThat(read.bytes()).isGreaterThan(9 << 20);
    }

    @Test
    void nothingIsLostOrReadTwiceWhateverHappensBetweenTwoLooks() throws Exception {
        for (int seed = 0; seed < RUNS; seed++) {
            for (Kind kind : Kind.values()) {
                Path own = Files.createDirectory(folder.resolve(kind + "-" + seed));
                seen.clear();
                int first = written;
                Random random = new Random(seed);
                LiveLog log = new LiveLog(own.resolve(kind.log), kind == Kind.COPYTRUNCATE_KEEPING_THE_OFFSET);
                log.write(lines(random.nextInt(3)));
                int begun = written;
                try (LogFollower<LogEntry> follower = follow(own, false)) {
                    int sinceLook = 0;
                    for (int step = 0; step < 60; step++) {
                        int what = random.nextInt(10);
                        if (what < 5) {
                            log.write(lines(random.nextInt(40)));
                        } else if (what < 8) {
                            poll(follower);
                            sinceLook = 0;
                        } else if (sinceLook < 4) {
                            kind.rotate(log);
                            sinceLook++;
                        }
                    }
                    follower.finish(seen::add);
                    assertThat(numbers())
                            .as("%s, seed %d, from %d", kind, seed, first)
                            .containsExactlyInAnyOrderElementsOf(from(begun));
                    assertThat(follower.statistics().stream()
                                    .mapToLong(SourceStatistics::entries)
                                    .sum())
                            .isEqualTo(written - begun);
                }
                log.close();
            }
        }
    }

    /** Ways of rotating a log. */
    enum Kind {
        SVLOGD("current") {
            @Override
            void rotate(LiveLog log) throws IOException {
                log.svlogd();
            }
        },
        SVLOGD_WITH_PROCESSOR("current") {
            @Override
            void rotate(LiveLog log) throws IOException {
                log.svlogdWithProcessor();
            }
        },
        COPYTRUNCATE("production_json.log") {
            @Override
            void rotate(LiveLog log) throws IOException {
                log.copytruncate();
            }
        },
        COPYTRUNCATE_KEEPING_THE_OFFSET("production_json.log") {
            @Override
            void rotate(LiveLog log) throws IOException {
                log.copytruncate();
            }
        },
        COPYTRUNCATE_AND_COMPRESS("production_json.log") {
            @Override
            void rotate(LiveLog log) throws IOException {
                log.copytruncate();
                log.compressNewest();
            }
        },
        COPYTRUNCATE_AND_COMPRESS_LATER("production_json.log") {
            @Override
            void rotate(LiveLog log) throws IOException {
                log.compressNewest();
                log.copytruncate();
            }
        },
        RENAME("gitlab_access.log") {
            @Override
            void rotate(LiveLog log) throws IOException {
                log.rename();
                log.reopen();
            }
        };

        private final String log;

        Kind(String log) {
            this.log = log;
        }

        abstract void rotate(LiveLog log) throws IOException;
    }

    private LiveLog log(String name) {
        return log(name, false);
    }

    private LiveLog log(String name, boolean keepsOffset) {
        LiveLog log = new LiveLog(folder.resolve(name), keepsOffset);
        open.add(log);
        return log;
    }

    private String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int number = written++;
            lines.append(
                            "{\"severity\":\"INFO\",\"time\":\"2025-02-11T09:14:07.318Z\",\"correlation_id\":\"01JKT4Q8V3E6ZP")
                    .append(String.format("%012d", number))
                    .append("\",\"n\":")
                    .append(number)
                    .append("}\n");
        }
        return lines.toString();
    }

    private List<Integer> from(int first) {
        return IntStream.range(first, written).boxed().toList();
    }

    private List<Integer> numbers() {
        return seen.stream()
                .map(e -> Integer.valueOf(String.valueOf(e.first("n"))))
                .toList();
    }

    private LogFollower<LogEntry> follow(Path path, boolean fromStart) {
        return follow(List.of(path.toString()), fromStart);
    }

    private LogFollower<LogEntry> follow(List<String> paths, boolean fromStart) {
        ScanSettings settings = new ScanSettings(null, null, true, 1, EntryFactory.JSON_TEXT, Limits.DEFAULT, null);
        LogFollower<LogEntry> follower = new LogFollower<>(paths, fromStart, settings, entry -> entry, () -> now);
        open.add(follower);
        return follower;
    }

    private void poll(LogFollower<LogEntry> follower) {
        follower.poll(seen::add);
    }
}
