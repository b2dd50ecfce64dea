package dev.logscan.benchmark;

import dev.logscan.scenario.ScenarioCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that is measured, or the reason why it is not.
 *
 * @param name how results call it
 * @param command the words that start it; empty when it lacks something
 * @param bytes what it reads, decompressed
 * @param lacks what is missing, or null
 */
record Peer(
        String name,
        List<String> command,
        long bytes,
        @Nullable String lacks) {
    /** What one would ask of a log by hand: requests that were refused, and exceptions. */
    private static final String JQ = "select(.status == 401 or .[\"exception.class\"] != null) | .correlation_id";

    /** Decompresses each file to standard output; zcat would refuse svlogd's names. */
    private static final String UNZIP = "for f; do gzip -dc < \"$f\"; done";

    private static final long LARGEST_DOCUMENT = 100_000_000;

    static List<Peer> all(Work work, Path launcher, Path scratch) throws IOException {
        List<Peer> peers = new ArrayList<>();
        for (String threads : List.of("1", "2")) {
            peers.add(logscan(work, launcher, threads));
        }
        peers.addAll(ripgrep(work, scratch));
        peers.add(jq(work));
        peers.add(java("duckdb", work, scratch, isDuckDbHere() ? null : "no driver: build with -Pbenchmark"));
        peers.add(java("jackson", work, scratch, null));
        return peers;
    }

    private static Peer logscan(Work work, Path launcher, String threads) {
        String name = "logscan-" + threads;
        if (!Files.isExecutable(launcher)) {
            return new Peer(name, List.of(), 0, "no launcher: build the cli first");
        }
        List<String> words = List.of(launcher.toString(), "--quiet", "--fail-on", "never", "--format", "json");
        return new Peer(
                name, concat(words, List.of("--threads", threads, work.path().toString())), work.bytes(), null);
    }

    private static List<Peer> ripgrep(Work work, Path scratch) throws IOException {
        Path literals = scratch.resolve("literals");
        Files.write(
                literals,
                ScenarioCatalog.load().literals().alternatives().stream()
                        .sorted()
                        .toList());
        List<String> words =
                List.of("rg", "--no-config", "--no-ignore", "--hidden", "--text", "-F", "-f", literals.toString());
        String lacks = lacking("rg");
        if (work.isCompressed()) {
            String script = UNZIP + " | " + String.join(" ", words) + " -";
            return List.of(new Peer("zcat|rg", shell(script, work.compressed()), work.bytes(), lacks));
        }
        long bytes = 0;
        for (Path file : work.files()) {
            bytes += Files.size(file);
        }
        return List.of(
                new Peer("rg", concat(words, List.of(work.path().toString())), bytes, lacks),
                new Peer("rg-1", concat(words, List.of("-j1", work.path().toString())), bytes, lacks));
    }

    private static Peer jq(Work work) throws IOException {
        String lacks = lacking("jq");
        if (work.json().isEmpty()) {
            lacks = "no file has a JSON object a line";
        } else if (hasLargeDocument(work)) {
            lacks = "it would hold the whole document in memory";
        }
        String quoted = "'" + JQ + "'";
        List<Path> plain =
                work.json().stream().filter(f -> !work.compressed().contains(f)).toList();
        List<String> command = plain.size() == work.json().size()
                ? concat(List.of("jq", "-c", JQ), names(plain))
                : shell("for f; do gzip -dcf < \"$f\"; done | jq -c " + quoted, work.json());
        return new Peer("jq", command, work.jsonBytes(), lacks);
    }

    private static Peer java(String name, Work work, Path scratch, @Nullable String missing) throws IOException {
        String lacks = missing;
        if (lacks == null && work.json().isEmpty()) {
            lacks = "no file has a JSON object a line";
        } else if (lacks == null && name.equals("duckdb") && hasLargeDocument(work)) {
            lacks = "it reads no search response";
        }
        Path list = scratch.resolve("json-files");
        Files.write(list, names(work.json()));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.logscan.benchmark.Main",
                name,
                list.toString());
        return new Peer(name, command, work.jsonBytes(), lacks);
    }

    /** A file whose first line is as good as the whole of it. */
    private static boolean hasLargeDocument(Work work) throws IOException {
        for (Path file : work.json()) {
            if (!work.compressed().contains(file) && Files.size(file) > LARGEST_DOCUMENT) {
                byte[] head = new byte[1 << 16];
                try (InputStream in = Files.newInputStream(file)) {
                    int length = in.readNBytes(head, 0, head.length);
                    if (new String(head, 0, length, StandardCharsets.ISO_8859_1).indexOf('\n') < 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isDuckDbHere() {
        return Peer.class.getResource("/org/duckdb/DuckDBDriver.class") != null;
    }

    private static @Nullable String lacking(String program) {
        String path = System.getenv("PATH");
        boolean here = path != null
                && Arrays.stream(path.split(":", -1)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        return here ? null : program + " is not on PATH";
    }

    private static List<String> shell(String script, List<Path> files) {
        return concat(List.of("sh", "-c", script, "sh"), names(files));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
