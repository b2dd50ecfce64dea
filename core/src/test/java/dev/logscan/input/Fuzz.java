package dev.logscan.input;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Damages inputs and rule files at random, for as long as it is told to, in a process of its own with a small heap: {@code
 * main SECONDS SEED}. What fails is made smaller, written to {@code target/fuzz}, and kept in the corpus once it is mended.
 */
final class Fuzz {
    private static final Path FAILURES = Path.of("target/fuzz");
    private static final int MOST_FAILURES = 20;

    /** Rule files are refused or loaded in one parser, formats are many. */
    private static final int RULES_SHARE = 3;

    /** One that works and comes to no end is told by processor time, for a shared machine may stop any process for long. */
    private static final long HANG_CPU_NANOS = 60_000_000_000L;

    private static final long HANG_NANOS = 1_200_000_000_000L;

    private static final long REPORT_NANOS = 60_000_000_000L;
    private static final int SLOW_TRIES = 3;
    private static final int SETTLED_AFTER = 3000;
    private static final long MOST_RETAINED = 6L << 20;

    private final long seed;
    private final FuzzJudge judge;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private long firstHeap;
    private long lastHeap;
    private long peakHeap;

    private volatile byte[] present = {};
    private volatile long presentSince = System.nanoTime();
    private volatile long presentCpu = FuzzJudge.cpu();

    /** Inputs of one kind, and what they cost. */
    private static final class Group {
        private final String name;
        private final List<BiFunction<Mutator, Random, byte[]>> seeds;
        private final boolean rules;
        private long inputs;
        private long cpu;
        private long slowest;

        Group(String name, List<BiFunction<Mutator, Random, byte[]>> seeds, boolean rules) {
            this.name = name;
            this.seeds = seeds;
            this.rules = rules;
        }
    }

    private Fuzz(long seed) {
        this.seed = seed;
        List<byte[]> plain = FuzzSeeds.plain();
        judge = new FuzzJudge(sample(plain));
        FuzzSeeds.inputs().forEach((name, seeds) -> groups.add(new Group(name, seeds, false)));
        List<BiFunction<Mutator, Random, byte[]>> rules = new ArrayList<>();
        FuzzSeeds.rules().forEach(rule -> rules.add((mutator, dice) -> mutator.mutate(rule, dice)));
        Group group = new Group("rule files", rules, true);
        for (int i = 0; i < RULES_SHARE; i++) {
            groups.add(group);
        }
    }

    /** Lines of all kinds for rules to run over. */
    static byte[] sample(List<byte[]> plain) {
        return Packing.joined(plain.stream()
                .filter(seed -> seed.length < 3000 && seed[0] == '{')
                .limit(20)
                .toArray(byte[][]::new));
    }

    /** Goes on for so many seconds; exits with 1 when something failed. */
    public static void main(String[] args) throws IOException {
        Fuzz fuzz = new Fuzz(Long.parseLong(args[1]));
        Thread watch = new Thread(fuzz::watch, "fuzz-watch");
        watch.setDaemon(true);
        watch.start();
        fuzz.run(Long.parseLong(args[0]));
        System.exit(fuzz.failures.isEmpty() ? 0 : 1);
    }

    private void run(long seconds) throws IOException {
        System.out.println("seed " + seed + ", " + seconds + " seconds");
        Mutator inputs = new Mutator(FuzzSeeds.plain());
        Mutator rules = new Mutator(FuzzSeeds.rules());
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        long report = start + REPORT_NANOS;
        long round = 0;
        while (System.nanoTime() < end && failures.size() < MOST_FAILURES) {
            Group group = groups.get((int) (round % groups.size()));
            Random dice = new Random(seed * 1_000_003 + round);
            byte[] input = group.seeds.get(dice.nextInt(group.seeds.size())).apply(group.rules ? rules : inputs, dice);
            tryOne(group, input, round);
            peakHeap = Math.max(peakHeap, tenured());
            round++;
            if (round % SETTLED_AFTER == 0) {
                weigh();
            }
            if (System.nanoTime() > report) {
                System.out.println(summary(round, System.nanoTime() - start));
                report += REPORT_NANOS;
            }
        }
        weigh();
        System.out.println(table() + summary(round, System.nanoTime() - start));
        failures.forEach((what, where) -> System.out.println("FAILED " + where + ": " + what));
    }

    private void tryOne(Group group, byte[] input, long round) throws IOException {
        String wrong = wrong(group.rules, input, round);
        group.inputs++;
        group.cpu += judge.lastCpu();
        long cpu = judge.lastCpu();
        // Compilers and the collector run in this time too, now and then.
        for (int i = 1; i < SLOW_TRIES && wrong != null && wrong.startsWith("slow"); i++) {
            wrong = wrong(group.rules, input, round);
            cpu = Math.min(cpu, judge.lastCpu());
        }
        group.slowest = Math.max(group.slowest, cpu);
        if (wrong != null && failures.putIfAbsent(group.name + ": " + wrong, "") == null) {
            String what = wrong;
            byte[] small = smaller(input, some -> what.equals(wrong(group.rules, some, round)));
            String name = (group.rules ? "rule-" : "input-") + seed + "-" + round;
            Files.createDirectories(FAILURES);
            Files.write(FAILURES.resolve(name), input);
            Files.write(FAILURES.resolve(name + "-small"), small);
            failures.put(group.name + ": " + wrong, name + " (" + small.length + " bytes)");
            System.out.println("FAILED " + name + " (" + group.name + "): " + wrong);
        }
    }

    /** What is wrong, in words that are the same for the same fault; null when nothing is. */
    private @Nullable String wrong(boolean rules, byte[] input, long round) {
        present = input;
        presentSince = System.nanoTime();
        presentCpu = FuzzJudge.cpu();
        try {
            String wrong = rules ? judge.rule(input) : judge.input(input, new Random(seed ^ round));
            return wrong == null ? null : wrong.replaceAll("\\d+", "0").replaceAll("(?s)(.{200}).*", "$1");
        } catch (IOException | RuntimeException | Error fault) {
            StackTraceElement place = Arrays.stream(fault.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("dev.logscan"))
                    .findFirst()
                    .orElse(new StackTraceElement("?", "?", null, 0));
            return fault.getClass().getName() + " at " + place;
        }
    }

    private interface Test {
        boolean fails(byte[] some);
    }

    /** The input without the pieces that its failure does not need. */
    private static byte[] smaller(byte[] input, Test test) {
        byte[] small = input;
        long end = System.nanoTime() + 20_000_000_000L;
        for (int piece = input.length / 2; piece > 0; piece /= 2) {
            for (int at = 0; at < small.length && System.nanoTime() < end; ) {
                byte[] less = Packing.joined(
                        Arrays.copyOf(small, at),
                        Arrays.copyOfRange(small, Math.min(small.length, at + piece), small.length));
                boolean stillFails = less.length < small.length && test.fails(less);
                small = stillFails ? less : small;
                at += stillFails ? 0 : piece;
            }
        }
        return small;
    }

    /** What stays in memory once everything was loaded may not grow with the number of inputs. */
    private void weigh() {
        System.gc();
        lastHeap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        if (firstHeap == 0) {
            firstHeap = lastHeap;
        } else if (lastHeap > firstHeap + MOST_RETAINED) {
            failures.putIfAbsent("memory is retained", (lastHeap - firstHeap) + " bytes");
        }
    }

    private static long tenured() {
        long most = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage afterCollection = pool.getName().contains("Tenured") ? pool.getCollectionUsage() : null;
            most = Math.max(most, afterCollection == null ? 0 : afterCollection.getUsed());
        }
        return most;
    }

    private void watch() {
        while (true) {
            try {
                Thread.sleep(1000);
                if (System.nanoTime() - presentSince > HANG_NANOS || FuzzJudge.cpu() - presentCpu > HANG_CPU_NANOS) {
                    Files.createDirectories(FAILURES);
                    Files.write(FAILURES.resolve("hang-" + seed), present);
                    System.out.println("FAILED: hangs");
                    Thread.getAllStackTraces()
                            .forEach((thread, frames) -> System.out.println(
                                    thread + "\n  " + Arrays.toString(frames).replace(", ", "\n  ")));
                    Runtime.getRuntime().halt(1);
                }
            } catch (InterruptedException | IOException e) {
                return;
            }
        }
    }

    private String table() {
        StringBuilder table = new StringBuilder();
        groups.stream()
                .distinct()
                .forEach(g -> table.append(String.format(
                        Locale.ROOT,
                        "%-24s %9d inputs %8.1f s CPU, slowest %4d ms%n",
                        g.name,
                        g.inputs,
                        g.cpu / 1e9,
                        g.slowest / 1_000_000)));
        return table.toString();
    }

    private String summary(long rounds, long nanos) throws IOException {
        long cpu = groups.stream().distinct().mapToLong(g -> g.cpu).sum();
        long slowest = groups.stream().mapToLong(g -> g.slowest).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "%d inputs in %d s (%d s CPU), slowest %d ms, heap after collections: peak %d KiB, retained %d KiB at"
                        + " first, %d KiB now, %s, %d failures",
                rounds,
                nanos / 1_000_000_000L,
                cpu / 1_000_000_000L,
                slowest / 1_000_000,
                peakHeap >> 10,
                firstHeap >> 10,
                lastHeap >> 10,
                resident(),
                failures.size());
    }

    /** The most memory that the process ever had, where the system tells it. */
    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? "RSS unknown"
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .findFirst()
                        .orElse("RSS unknown");
    }
}
