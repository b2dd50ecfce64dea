package dev.logscan.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of what was measured: for people, and as rows that are kept. */
final class Results {
    private static final String HEADER =
            "date,cores,memory GB,cpu,java,work,peer,runs,bytes,median s,fastest s,slowest s,MB/s,cpu s,peak MB\n";

    private Results() {}

    /** A Markdown table; the last column is the time for a byte, compared with the first row. */
    static String table(List<Result> results) {
        StringBuilder table = new StringBuilder("""
                | work | peer | MB | wall s | fastest–slowest | MB/s | cpu s | peak MB | times |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        for (Result result : results) {
            Result first = results.stream()
                    .filter(r -> r.work().equals(result.work()))
                    .findFirst()
                    .orElseThrow();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.3f | %.3f–%.3f | %.0f | %.2f | %.0f | %.2f |%n",
                    result.work(),
                    result.peer().name(),
                    result.peer().bytes() / 1e6,
                    result.wall(),
                    result.fastest(),
                    result.slowest(),
                    result.bytesPerSecond() / 1e6,
                    result.cpu(),
                    result.memory() / 1e6,
                    first.bytesPerSecond() / result.bytesPerSecond()));
        }
        return table.toString();
    }

    /** Adds rows to a CSV file, which is begun where there is none. */
    static void keep(List<Result> results, Path file) throws IOException {
        StringBuilder rows = new StringBuilder(Files.exists(file) ? "" : HEADER);
        for (Result result : results) {
            rows.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%d,%d,%.4f,%.4f,%.4f,%.1f,%.3f,%.1f%n",
                    String.join(",", machine()),
                    result.work(),
                    result.peer().name(),
                    result.runs().size(),
                    result.peer().bytes(),
                    result.wall(),
                    result.fastest(),
                    result.slowest(),
                    result.bytesPerSecond() / 1e6,
                    result.cpu(),
                    result.memory() / 1e6));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, rows, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The date, the cores, the memory, the processor and the Java; nothing that names the machine. */
    private static List<String> machine() throws IOException {
        List<String> words = new ArrayList<>();
        words.add(LocalDate.now(ZoneOffset.UTC).toString());
        words.add(String.valueOf(Runtime.getRuntime().availableProcessors()));
        words.add(String.valueOf(Math.round(kilobytes() / 1024.0 / 1024.0)));
        words.add(valueOf(Path.of("/proc/cpuinfo"), "model name").replace(',', ' '));
        words.add(Runtime.version().toString());
        return words;
    }

    private static double kilobytes() throws IOException {
        String total = valueOf(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "");
        return total.isEmpty() ? 0 : Double.parseDouble(total);
    }

    private static String valueOf(Path file, String key) throws IOException {
        if (!Files.exists(file)) {
            return "unknown";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
