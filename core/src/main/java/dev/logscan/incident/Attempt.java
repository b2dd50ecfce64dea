package dev.logscan.incident;

import dev.logscan.condition.NetworkName;
import dev.logscan.condition.TextPattern;
import dev.logscan.entry.LogEntry;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.FactSpec.Reading;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Signal;
import dev.logscan.scenario.VersionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One incident as a scenario or a handshake sees it: its signals, and its facts as they are asked for. */
final class Attempt {
    private final ScenarioCatalog catalog;
    private final Settings settings;
    private final Incident incident;
    private final @Nullable Incident joined;
    private final Map<String, Signal> signals;
    private final Map<String, FactSpec> specs;
    private final Map<String, List<String>> values = new HashMap<>();
    private final Decisions decisions = new Decisions(this);

    Attempt(
            ScenarioCatalog catalog,
            Settings settings,
            Incident incident,
            @Nullable Incident joined,
            Map<String, Signal> signals,
            Map<String, FactSpec> specs) {
        this.catalog = catalog;
        this.settings = settings;
        this.incident = incident;
        this.joined = joined;
        this.signals = signals;
        this.specs = specs;
    }

    Incident incident() {
        return incident;
    }

    /** The other side's request, or null unless exactly one is joined. */
    @Nullable
    Incident joined() {
        return joined;
    }

    Decisions decisions() {
        return decisions;
    }

    Signal signal(String name) {
        Signal signal = signals.get(name);
        if (signal == null) {
            throw new IllegalArgumentException(name + " is no signal");
        }
        return signal;
    }

    FactSpec spec(String fact) {
        FactSpec spec = specs.get(fact);
        if (spec == null) {
            throw new IllegalArgumentException(fact + " is no fact");
        }
        return spec;
    }

    boolean seen(String signal) {
        Signal wanted = signal(signal);
        Incident where = wanted.joined() ? joined : incident;
        return where != null && where.held(catalog.number(wanted));
    }

    /** The entries with a signal, in time order. */
    List<NoticedEntry> entries(String name) {
        Signal signal = signal(name);
        Incident where = signal.joined() ? joined : incident;
        return where == null ? List.of() : where.entries(catalog.number(signal));
    }

    /** The versions that the instance may have, by what the user said and its entries prove. */
    VersionRange version() {
        if (!settings.version().equals(VersionRange.ALL)) {
            return settings.version();
        }
        return catalog.proofs().stream()
                .filter(p -> p.field() == null)
                .filter(p -> incident.held(catalog.number(p.condition()))
                        || (joined != null && joined.held(catalog.number(p.condition()))))
                .map(p -> p.range())
                .findFirst()
                .orElse(VersionRange.ALL);
    }

    /** The values of a fact, empty when it is not known. */
    List<String> fact(String name) {
        List<String> known = values.get(name);
        if (known == null) {
            known = read(spec(name));
            values.put(name, known);
        }
        return known;
    }

    private List<String> read(FactSpec spec) {
        Set<String> found = new LinkedHashSet<>();
        for (FactSpec.Source source : spec.sources()) {
            found.addAll(read(source));
            if (!spec.array() && !found.isEmpty()) {
                return List.of(found.iterator().next());
            }
        }
        return List.copyOf(found);
    }

    private List<String> read(FactSpec.Source source) {
        if (source instanceof FactSpec.FromField field) {
            return read(field);
        }
        if (source instanceof FactSpec.FromEntry entry) {
            boolean said = entry.signals().stream()
                    .flatMap(name -> entries(name).stream())
                    .anyMatch(noticed -> entry.where().holds(noticed.entry()));
            return said ? List.of(entry.value()) : List.of();
        }
        if (source instanceof FactSpec.Fixed fixed) {
            return decisions.holds(fixed.when()) ? List.of(fixed.value()) : List.of();
        }
        if (source instanceof FactSpec.FromFact other) {
            if (other.when() != null && !decisions.holds(other.when())) {
                return List.of();
            }
            return fact(other.fact()).stream()
                    .flatMap(v -> values(v, other.reading()).stream())
                    .toList();
        }
        FactSpec.FromOption option = (FactSpec.FromOption) source;
        String given = settings.option(option.option());
        return given == null ? List.of() : values(given, option.reading());
    }

    private List<String> read(FactSpec.FromField field) {
        List<String> found = new ArrayList<>();
        for (Incident where : new Incident[] {incident, joined}) {
            if (where == null) {
                continue;
            }
            for (NoticedEntry noticed : where.entries()) {
                if (noticed.entry().has(field.field()) && holds(where, noticed, field.signals())) {
                    found.addAll(values(field, noticed.entry()));
                }
            }
        }
        return found;
    }

    /** What an entry says in the field of a fact. */
    static List<String> values(FactSpec.FromField field, LogEntry entry) {
        List<String> found = new ArrayList<>();
        TextPattern pattern = field.pattern();
        for (String text : entry.all(field.field())) {
            found.addAll(values(pattern == null ? text : pattern.partOf(text), field.reading()));
        }
        return found;
    }

    private boolean holds(Incident where, NoticedEntry noticed, Set<String> names) {
        for (String name : names) {
            Signal signal = signal(name);
            if (signal.joined() == (where != incident) && noticed.held().get(catalog.number(signal))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> values(String text, Reading reading) {
        List<String> values = switch (reading) {
            case TEXT -> List.of(text);
            case HOST -> List.of(NetworkName.of(text).authority());
            case LIST -> RubyList.of(text);
            case BASE_URL -> List.of(baseUrl(text));
        };
        return values.stream().filter(v -> !v.isBlank()).toList();
    }

    private static String baseUrl(String url) {
        int end = url.lastIndexOf("/-/");
        if (!url.contains("://")) {
            return "";
        }
        return end < 0 ? url : url.substring(0, end);
    }
}
