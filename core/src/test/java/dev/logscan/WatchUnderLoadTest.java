package dev.logscan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.incident.Finding;
import dev.logscan.input.LiveLog;
import dev.logscan.report.AttemptLine;
import dev.logscan.report.Report;
import dev.logscan.report.SourceSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two logs are written at 2,000 lines a second by a thread of their own and rotated ten times each, while they are watched:
 * every planted attempt is told once, and the counts of the report are exact. For longer, {@code -Dlogscan.watch.seconds=600};
 * then it also says how long attempts waited, and wants most of them to be told within a second.
 */
final class WatchUnderLoadTest {
    private static final int SECONDS = Integer.getInteger("logscan.watch.seconds", 3);
    private static final int LINES_A_SECOND = 2_000;
    private static final int ROTATIONS = 10;

    /** Every so many lines of a log an attempt. */
    private static final int PLANTED = 25;

    private static final int LOOK_MS = 100;

    private static final String REQUEST = """
            {"method":"METHOD","path":"PATH","controller":"C","action":"a","status":STATUS,\
            "time":"2025-03-05T09:31:44.310Z","correlation_id":"ID","remote_ip":"34.74.226.9","ua":"Ruby"}
            """;
    private static final String ACCESS = """
            {"correlation_id":"ID","duration_ms":112,"host":"a.example:443","level":"info","method":"METHOD","msg":"access",\
            "remote_ip":"34.74.226.9","status":STATUS,"system":"http","time":"2025-03-05T09:31:44Z","uri":"PATH",\
            "user_agent":"Ruby"}
            """;

    @TempDir
    Path folder;

    private final Set<String> planted = new HashSet<>();
    private final Map<String, Long> writtenAt = new ConcurrentHashMap<>();
    private long lines;

    @Test
    void everyPlantedAttemptIsToldOnce() throws Exception {
        Path rails = Files.createDirectories(folder.resolve("gitlab-rails")).resolve("production_json.log");
        Path workhorse =
                Files.createDirectories(folder.resolve("gitlab-workhorse")).resolve("current");
        List<String> told = new ArrayList<>();
        List<Long> waited = new ArrayList<>();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        Report report;
        try (LiveLog copied = new LiveLog(rails, false);
                LiveLog moved = new LiveLog(workhorse, false);
                LogWatch watch = LogScan.builder().build().watch(List.of(folder.toString()), false)) {
            Future<?> writing = writer.submit(() -> {
                write(copied, moved);
                return null;
            });
            while (!writing.isDone()) {
                for (AttemptLine attempt : watch.poll()) {
                    String id = String.valueOf(attempt.correlationId());
                    told.add(id);
                    waited.add(System.nanoTime() - writtenAt.getOrDefault(id, 0L));
                }
                LockSupport.parkNanos(Duration.ofMillis(LOOK_MS).toNanos());
            }
            writing.get();
            watch.finish().forEach(attempt -> told.add(String.valueOf(attempt.correlationId())));
            report = watch.report();
        } finally {
            writer.shutdownNow();
        }

        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(planted);
        assertThat(report.findings()).extracting(Finding::scenario).containsOnly("installed-event-unauthorized");
        assertThat(report.findings().stream().mapToLong(Finding::count).sum()).isEqualTo(planted.size());
        assertThat(report.sources().stream().mapToLong(SourceSummary::lines).sum())
                .isEqualTo(lines);
        assertThat(report.sources().stream().mapToLong(SourceSummary::entries).sum())
                .isEqualTo(lines);
        assertThat(report.complete()).isTrue();
        if (SECONDS > 3) {
            Collections.sort(waited);
            Duration median = Duration.ofNanos(waited.get(waited.size() / 2));
            Duration longest = Duration.ofNanos(waited.get(waited.size() - 1));
            System.out.println(lines + " lines, " + told.size() + " attempts, told after " + median.toMillis()
                    + " ms in the median and " + longest.toMillis() + " ms at most");
            assertThat(median).isLessThan(Duration.ofSeconds(1));
        }
    }

    private void write(LiveLog copied, LiveLog moved) throws IOException {
        int count = SECONDS * LINES_A_SECOND / 2;
        long begun = System.nanoTime();
        for (int line = 0; line < count; line++) {
            copied.write(line(REQUEST, "rails-", line));
            moved.write(line(ACCESS, "workhorse-", line));
            rotate(copied, moved, line, count / ROTATIONS);
            long due = begun + Duration.ofSeconds(1).toNanos() / LINES_A_SECOND * 2 * line;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    /** The two logs not at once, and each in all its ways. */
    private static void rotate(LiveLog copied, LiveLog moved, int line, int each) throws IOException {
        int rotation = line / each;
        if (line % each == each / 3) {
            copied.copytruncate();
            if (rotation % 2 == 0) {
                copied.compressNewest();
            }
        } else if (line % each == each * 2 / 3) {
            if (rotation % 2 == 0) {
                moved.svlogd();
            } else {
                moved.svlogdWithProcessor();
            }
        }
    }

    private String line(String shape, String prefix, int number) {
        String id = prefix + number;
        boolean attempt = number % PLANTED == 0;
        if (attempt) {
            planted.add(id);
            writtenAt.put(id, System.nanoTime());
        }
        lines++;
        return shape.replace("METHOD", attempt ? "POST" : "GET")
                .replace("PATH", attempt ? "/-/jira_connect/events/installed" : "/group/project")
                .replace("STATUS", attempt ? "401" : "200")
                .replace("ID", id);
    }
}
