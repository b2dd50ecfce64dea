package dev.logscan.spark;

import dev.logscan.LogScan;
import dev.logscan.SpreadScan;
import dev.logscan.scenario.RuleFile;
import dev.logscan.scenario.ScenarioCatalog;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scan that all machines share, made anew on each: what is sent are the rules alone. */
final class SharedScan implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<Rule> rules = new ArrayList<>();
    private transient @Nullable ScenarioCatalog catalog;
    private transient @Nullable SpreadScan scan;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Rule(String name, byte[] content) implements Serializable {}

    SharedScan(List<RuleFile> files) {
        files.forEach(file -> rules.add(new Rule(file.name(), file.content())));
    }

    /** The scan of this machine. */
    synchronized SpreadScan scan() {
        SpreadScan known = scan;
        if (known == null) {
            known = LogScan.builder().catalog(catalog()).build().spread();
            scan = known;
        }
        return known;
    }

    /** The scenarios that all machines look for. */
    synchronized ScenarioCatalog catalog() {
        ScenarioCatalog known = catalog;
        if (known == null) {
            known = ScenarioCatalog.load(rules.stream()
                    .map(rule -> new RuleFile(rule.name(), rule.content()))
                    .toList());
            catalog = known;
        }
        return known;
    }
}
