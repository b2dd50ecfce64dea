package dev.logscan;

import dev.logscan.input.Discovery;
import dev.logscan.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** Scans many times in a process of its own, and says what has grown; a step of {@link ManyScansTest}. */
final class ManyScans {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final LogScan scan = LogScan.builder().threads(2).build();
    private final List<String> paths;
    private final Report first;

    private ManyScans(List<String> paths) throws InterruptedException {
        this.paths = paths;
        first = scan();
    }

    /** What there is of objects of ours by their classes, of threads by their names, and of open files. */
    private record Held(Map<String, Long> objects, Set<String> threads, List<String> files) {}

    /** Takes the number of scans and the paths to scan; prints what has grown, nothing when nothing has. */
    public static void main(String[] args) throws Exception {
        ManyScans scans = new ManyScans(List.of(args).subList(1, args.length));
        int count = Integer.parseInt(args[0]);
        scans.oneAfterAnother(count / 10);
        scans.atOnce(16, 2);
        Held before = held();
        scans.oneAfterAnother(count);
        grown("one after another", before, held());
        scans.atOnce(16, 4);
        grown("at once", before, held());
    }

    private Report scan() throws InterruptedException {
        return scan.scan(Discovery.of(paths, InputStream.nullInputStream()));
    }

    private void oneAfterAnother(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            compare(scan());
        }
    }

    private void atOnce(int threads, int rounds) throws InterruptedException, ExecutionException {
        List<Thread> started = new CopyOnWriteArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work);
            started.add(thread);
            return thread;
        });
        List<Future<Report>> reports = new ArrayList<>();
        for (int i = 0; i < threads * rounds; i++) {
            reports.add(callers.submit(this::scan));
        }
        for (Future<Report> report : reports) {
            compare(report.get());
        }
        callers.shutdown();
        for (Thread caller : started) {
            // An executor has terminated when its threads are about to end.
            caller.join();
        }
    }

    private void compare(Report report) {
        if (!report.equals(first)) {
            System.out.println("another report than the first one");
        }
    }

    private static void grown(String when, Held before, Held after) {
        after.objects().forEach((type, count) -> {
            if (count > before.objects().getOrDefault(type, 0L)) {
                System.out.println(when + ": " + type + " " + before.objects().get(type) + " -> " + count);
            }
        });
        Set<String> threads = new HashSet<>(after.threads());
        threads.removeAll(before.threads());
        threads.forEach(thread -> System.out.println(when + ": thread " + thread));
        if (after.files().size() > before.files().size()) {
            System.out.println(when + ": files " + after.files());
        }
    }

    private static Held held() throws JMException, IOException {
        Map<String, Long> objects = new TreeMap<>();
        // It collects garbage before it counts.
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        histogram
                .lines()
                .map(line -> line.trim().split(" +"))
                .filter(cells -> cells.length >= 4 && cells[3].startsWith("dev.logscan."))
                .filter(cells -> !cells[3].startsWith(ManyScans.class.getName()))
                .forEach(cells -> objects.put(cells[3], Long.valueOf(cells[1])));
        if (objects.isEmpty()) {
            throw new IllegalStateException("no histogram: " + histogram);
        }
        Set<String> threads = new HashSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> threads.add(thread.getName()));
        List<String> files = new ArrayList<>();
        if (Files.isDirectory(OPEN_FILES)) {
            try (Stream<Path> open = Files.list(OPEN_FILES)) {
                open.map(Path::toString).forEach(files::add);
            }
        }
        return new Held(objects, threads, files);
    }
}
