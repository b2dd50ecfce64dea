package dev.logscan.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs several programs over the same logs, one after the other and then all again, so that a slow minute is everyone's. */
final class Comparison {
    private final int runs;
    private final Set<String> wanted;
    private final Path launcher;

    /** No wanted names are all names. */
    Comparison(int runs, List<String> wanted, Path launcher) {
        this.runs = runs;
        this.wanted = Set.copyOf(wanted);
        this.launcher = launcher;
    }

    List<Result> run(String name, Path path) throws IOException, InterruptedException, UsageException {
        Path scratch = Files.createTempDirectory("logscan-benchmark");
        try {
            return run(name, path, scratch);
        } finally {
            try (Stream<Path> all = Files.walk(scratch)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Result> run(String name, Path path, Path scratch)
            throws IOException, InterruptedException, UsageException {
        Work work = Work.of(path);
        work.warm();
        Map<Peer, List<Run>> measured = new LinkedHashMap<>();
        for (Peer peer : Peer.all(work, launcher, scratch)) {
            if (wanted.isEmpty() || wanted.contains(peer.name())) {
                if (peer.lacks() == null) {
                    measured.put(peer, new ArrayList<>());
                } else {
                    System.out.println(name + ": " + peer.name() + " left out: " + peer.lacks());
                }
            }
        }
        Set<String> reports = new TreeSet<>();
        for (int i = 0; i < runs; i++) {
            for (Map.Entry<Peer, List<Run>> entry : measured.entrySet()) {
                Peer peer = entry.getKey();
                Path output = scratch.resolve("output");
                Run run = Run.of(peer.command(), output, scratch);
                if (run.exit() != 0 && !(run.exit() == 1 && peer.name().contains("rg"))) {
                    throw new UsageException(peer.name() + ": exit code " + run.exit() + ": "
                            + Files.readString(scratch.resolve("errors")).strip());
                }
                entry.getValue().add(run);
                if (peer.name().startsWith("logscan") && reports.add(digest(output))) {
                    Expectation.check(output, LogTree.expectation(path));
                }
            }
        }
        if (reports.size() > 1) {
            throw new UsageException("logscan: " + reports.size() + " different reports of the same logs");
        }
        return measured.entrySet().stream()
                .map(entry -> new Result(name, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
