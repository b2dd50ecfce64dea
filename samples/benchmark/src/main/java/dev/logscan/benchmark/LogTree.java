package dev.logscan.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The logs of an instance as they stand on its disk; of several nodes where one cannot have so many files. */
final class LogTree {
    /** Logrotate and svlogd keep thirty files beside the current one. */
    private static final int FILES_OF_A_LOG = 31;

    /** Seconds of svlogd's names begin there, and are ten ahead. */
    private static final long TAI = (1L << 62) + 10;

    private final Settings settings;
    private final List<LogFile> files = new ArrayList<>();
    private final Telling telling;

    LogTree(Settings settings) throws UsageException {
        this.settings = settings;
        telling = Telling.of(settings);
        Map<LogKind, List<TellingLine>> byKind = telling.byKind();
        long weights = settings.kinds().stream().mapToLong(LogKind::weight).sum();
        int count = settings.kinds().size();
        for (int i = 0; i < count; i++) {
            LogKind kind = settings.kinds().get(i);
            int some = settings.files() / count + (i < settings.files() % count ? 1 : 0);
            long size = (long) ((double) settings.size() * kind.weight() / weights);
            plan(kind, some, size, byKind.getOrDefault(kind, List.of()));
        }
    }

    /** The oldest file first; each node has its own share of the files, all have the same day. */
    private void plan(LogKind kind, int count, long size, List<TellingLine> lines) {
        int nodes = (count + FILES_OF_A_LOG - 1) / FILES_OF_A_LOG;
        for (int node = 0; node < nodes; node++) {
            int age = count / nodes + (node < count % nodes ? 1 : 0);
            String folder = nodes == 1 ? "" : "node-" + (10_001 + node) + "/";
            long from = Settings.START;
            for (int i = 0; i < age; i++) {
                long to = Settings.START + Settings.SPAN * (i + 1) / age;
                long begin = from;
                List<TellingLine> some = node > 0
                        ? List.of()
                        : lines.stream()
                                .filter(line -> line.time() >= begin && line.time() < to)
                                .toList();
                String path = folder + path(kind, age - 1 - i, to);
                files.add(new LogFile(
                        path,
                        isCompressed(age - 1 - i),
                        new Writing(settings, kind, path, from, to, size / count, some)));
                from = to;
            }
        }
    }

    private boolean isCompressed(int older) {
        return switch (settings.gzip()) {
            case NONE -> false;
            case ROTATED -> older > 0;
            case ALL -> true;
        };
    }

    private String path(LogKind kind, int older, long end) {
        boolean all = settings.gzip() == Settings.Gzip.ALL;
        if (older == 0 && !all) {
            return kind.file();
        }
        if (kind.isOfRunit()) {
            String name = "@" + Long.toHexString(TAI + end / 1000) + "2c1f3b44.s";
            return kind.file().replace("current", name);
        }
        return kind.file() + "." + (all ? older + 1 : older) + (settings.gzip() == Settings.Gzip.NONE ? "" : ".gz");
    }

    /** Writes the tree, and beside it what a scan must find in it. */
    void write(Path folder) throws IOException {
        try {
            files.parallelStream().forEach(file -> {
                try {
                    file.write(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.write(expectation(folder), telling.expected(settings));
    }

    Telling telling() {
        return telling;
    }

    /** Beside what was generated, so that a scan of it does not read what it must find. */
    static Path expectation(Path generated) {
        return generated.resolveSibling(generated.getFileName() + ".expected.tsv");
    }
}
