package dev.logscan.benchmark.jmh;

import dev.logscan.benchmark.Excerpt;
import dev.logscan.entry.LogEntry;
import dev.logscan.input.InputScanner;
import dev.logscan.input.LogInput;
import dev.logscan.input.SourceStatistics;
import dev.logscan.scenario.ScenarioCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Milliseconds for ten million bytes, on one thread; of the conditions, for the entries in them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class InnerParts {
    private static final int SIZE = 10_000_000;

    private final ScenarioCatalog catalog = ScenarioCatalog.load();
    private final InputScanner searching = InputScanner.builder()
            .literals(catalog.literals().alternatives())
            .threads(1)
            .build();
    private final InputScanner parsing =
            InputScanner.builder().search(false).threads(1).build();
    private byte[] everyday = {};
    private byte[] nearMisses = {};
    private byte[] csv = {};
    private List<LogEntry> entries = List.of();

    /** Writes what is read, and reads the entries that the conditions look at. */
    @Setup
    public void prepare() throws InterruptedException {
        everyday = Excerpt.of("production_json", SIZE, 0);
        nearMisses = Excerpt.of("production_json", SIZE, 0.07);
        csv = Excerpt.csv(SIZE / 200);
        List<LogEntry> all = new ArrayList<>();
        parsing.scan(List.of(LogInput.of("production_json.log", nearMisses)), entry -> entry, all::add);
        entries = all;
    }

    /** Searches lines of which none holds a literal. */
    @Benchmark
    public List<SourceStatistics> search() throws InterruptedException {
        return read(searching, "production_json.log", everyday);
    }

    /** Searches lines of which seven in a hundred hold a literal, and parses those. */
    @Benchmark
    public List<SourceStatistics> searchWithNearMisses() throws InterruptedException {
        return read(searching, "production_json.log", nearMisses);
    }

    /** Parses every line. */
    @Benchmark
    public List<SourceStatistics> lineToEntry() throws InterruptedException {
        return read(parsing, "production_json.log", everyday);
    }

    /** Parses every row of a CSV report. */
    @Benchmark
    public List<SourceStatistics> csvRowToEntry() throws InterruptedException {
        return read(parsing, "export.csv", csv);
    }

    /** Asks all conditions of the catalog of every entry. */
    @Benchmark
    public void conditions(Blackhole noticed) {
        for (LogEntry entry : entries) {
            noticed.consume(catalog.notice(entry));
        }
    }

    private List<SourceStatistics> read(InputScanner scanner, String name, byte[] bytes) throws InterruptedException {
        return scanner.scan(
                List.of(LogInput.of(name, bytes)),
                entry -> catalog.notice(entry).isEmpty() ? null : entry,
                entry -> {});
    }
}
