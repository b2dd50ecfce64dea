package dev.logscan.incident;

import dev.logscan.condition.TextPattern;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import dev.logscan.scenario.FactSpec;
import dev.logscan.scenario.Handshake;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.Signal;
import dev.logscan.scenario.Trouble;
import dev.logscan.scenario.VersionProof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What entries say, each kept once: entries of one shape are from one source and agree in all that any scenario reads of
 * them. A model, the first entry that said it, stands for all that say the same. Not thread-safe.
 */
final class Shapes {
    /** Patterns are slow, and the texts of a flood repeat. */
    private static final int REMEMBERED = 100;

    private static final int LONGEST_REMEMBERED = 500;

    /** Few shapes are kept as they are; a flood of them is packed. */
    private static final int MOST_WHOLE = 500;

    /** What a shape takes beside its model, and a model that is like another one, in bytes. */
    private static final int SHAPE_BYTES = 90;

    private static final int LIKE_BYTES = 120;

    private static final int ARRAY_BYTES = 20;

    private static final List<Component> COMPONENTS = List.of(Component.values());

    private final ScenarioCatalog catalog;

    /** Scenarios that no entry has had to do with: what they would read of one does not matter so far. */
    private final List<ScenarioFacts> waiting = new ArrayList<>();

    /** What is read of entries for which these conditions hold; forgotten when some scenario is heard for the first time. */
    private final Map<BitSet, Reading> readings = new HashMap<>();

    private final Map<List<Object>, Part> fields = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final BitSet opening;
    private final LongTable shapes = new LongTable();
    private final LongTable contents = new LongTable();
    private final PackedEntries packed = new PackedEntries();

    /** A model of each shape: an entry, or one in bytes. */
    private final List<Object> models = new ArrayList<>();

    private final Map<BitSet, Integer> heldNumbers = new HashMap<>();
    private final List<BitSet> held = new ArrayList<>();
    private final Map<String, Integer> sourceNumbers = new HashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final BitSet opens = new BitSet();
    private final BitSet withId = new BitSet();
    private int[] contentOf = new int[64];
    private int[] heldOf = new int[64];
    private byte[] componentOf = new byte[64];
    private long bytes;
    private int[] sourceOf = new int[64];
    private int[] firsts = new int[64];

    Shapes(ScenarioCatalog catalog) {
        this.catalog = catalog;
        opening = catalog.opening();
        for (Scenario scenario : catalog.scenarios()) {
            waiting.add(new ScenarioFacts(catalog, scenario));
        }
        for (Handshake handshake : List.of(catalog.proxyRequest(), catalog.instanceRequest())) {
            for (FactSpec spec : handshake.facts()) {
                add(handshake.signals(), spec, true);
            }
        }
        for (Trouble trouble : catalog.troubles()) {
            part(catalog.number(trouble.condition()), e -> List.of(Remainder.what(trouble, e)));
        }
        for (VersionProof proof : catalog.proofs()) {
            String field = proof.field();
            if (field != null) {
                part(catalog.number(proof.condition()), e -> e.all(field));
            }
        }
    }

    /** What of an entry matters, by a decision's or a fact's way of reading it. */
    private static final class Part {
        private final char number;
        private final BitSet conditions = new BitSet();
        private final Function<LogEntry, List<String>> said;

        Part(int number, Function<LogEntry, List<String>> said) {
            this.number = (char) number;
            this.said = said;
        }
    }

    private Part part(List<Object> key, Function<LogEntry, List<String>> said) {
        Part part = fields.get(key);
        if (part == null) {
            part = new Part(parts.size(), said);
            fields.put(key, part);
            parts.add(part);
        }
        return part;
    }

    private void part(int condition, Function<LogEntry, List<String>> said) {
        Part part = new Part(parts.size(), said);
        part.conditions.set(condition);
        parts.add(part);
    }

    /** The text that such an entry's begins with, and the parts that are read of it. */
    private record Reading(String start, List<Part> parts) {}

    private Reading reading(BitSet held) {
        Reading reading = readings.get(held);
        if (reading == null) {
            hear(held);
            StringBuilder start = new StringBuilder();
            for (long word : held.toLongArray()) {
                start.append('\0').append(Long.toHexString(word));
            }
            List<Part> read = parts.stream()
                    .filter(part -> part.conditions.intersects(held))
                    .toList();
            reading = new Reading(start.toString(), read);
            readings.put(held, reading);
        }
        return reading;
    }

    /** Has the scenarios read of entries what they need, with a signal of which such an entry comes for the first time. */
    private void hear(BitSet held) {
        for (Iterator<ScenarioFacts> rest = waiting.iterator(); rest.hasNext(); ) {
            ScenarioFacts facts = rest.next();
            if (facts.own().intersects(held) || facts.joined().intersects(held)) {
                rest.remove();
                readings.clear();
                Scenario scenario = facts.scenario();
                for (FactSpec spec : scenario.facts()) {
                    add(scenario.signals(), spec, facts.isTelling(spec));
                }
            }
        }
    }

    private void add(Map<String, Signal> signals, FactSpec spec, boolean telling) {
        for (FactSpec.Source source : spec.sources()) {
            Part part = null;
            Iterable<String> names = List.of();
            if (source instanceof FactSpec.FromField field) {
                boolean duration = spec.name().equals(ProxyRequest.DURATION);
                TextPattern pattern = field.pattern();
                List<Object> key = List.of(
                        field.field(), pattern == null ? "" : pattern.text(), field.reading(), telling, duration);
                part = part(key, reader(field, telling, duration));
                names = field.signals();
            } else if (source instanceof FactSpec.FromEntry entry) {
                part = part(List.of(entry.where()), e -> entry.where().holds(e) ? List.of("1") : List.of());
                names = entry.signals();
            }
            for (String name : names) {
                Signal signal = signals.get(name);
                if (part != null && signal != null) {
                    part.conditions.set(catalog.number(signal));
                }
            }
        }
    }

    private static Function<LogEntry, List<String>> reader(
            FactSpec.FromField field, boolean telling, boolean duration) {
        Map<List<String>, List<String>> known = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<String>, List<String>> eldest) {
                return size() > REMEMBERED;
            }
        };
        return entry -> {
            List<String> texts = entry.all(field.field());
            if (texts.isEmpty()) {
                return texts;
            }
            if (duration) {
                return List.of(Long.toString(ProxyRequest.duration(texts.get(0))));
            }
            boolean plain = field.pattern() == null && field.reading() == FactSpec.Reading.TEXT;
            boolean brief = texts.size() == 1 && texts.get(0).length() <= LONGEST_REMEMBERED;
            List<String> values = plain
                    ? texts
                    : brief
                            ? known.computeIfAbsent(texts, t -> Attempt.values(field, entry))
                            : Attempt.values(field, entry);
            return telling ? values : values.stream().anyMatch(v -> !v.isBlank()) ? List.of("1") : List.of();
        };
    }

    /** Computes what an entry says. */
    Said said(NoticedEntry noticed) {
        Reading reading = reading(noticed.held());
        LogEntry entry = noticed.entry();
        StringBuilder text = new StringBuilder(200);
        text.append(entry.component().id()).append(reading.start());
        text.append(entry.correlationId() == null ? "\0single" : "\0");
        List<String> request = AccessLines.key(entry);
        if (request != null) {
            Fingerprint.append(text, request);
        }
        for (Part part : reading.parts()) {
            Fingerprint.append(text.append('\1').append(part.number), part.said.apply(entry));
        }
        long content = Fingerprint.of(text);
        Integer source = sourceNumbers.get(entry.origin().source());
        return new Said(content, source == null ? sources.size() : source);
    }

    /** What an entry says, and the number of its source. */
    record Said(long content, int source) {
        private long shape() {
            return content + source * 0x9e3779b97f4a7c15L;
        }
    }

    /** The number of a shape, or -1 when nothing of it was kept. */
    int find(Said said) {
        return shapes.indexOf(said.shape());
    }

    /** The number of a shape, with an entry that may become its model. */
    int add(Said said, NoticedEntry noticed) {
        int shape = shapes.add(said.shape());
        if (shape == contentOf.length) {
            contentOf = Arrays.copyOf(contentOf, shape * 2);
            sourceOf = Arrays.copyOf(sourceOf, shape * 2);
            heldOf = Arrays.copyOf(heldOf, shape * 2);
            componentOf = Arrays.copyOf(componentOf, shape * 2);
        }
        String source = noticed.entry().origin().source();
        if (sourceNumbers.putIfAbsent(source, said.source()) == null) {
            sources.add(source);
        }
        int known = contents.indexOf(said.content());
        int content = contents.add(said.content());
        if (known < 0) {
            firstOf(content, shape);
        }
        keepModel(noticed, known < 0 ? -1 : firsts[content]);
        contentOf[shape] = content;
        sourceOf[shape] = said.source();
        heldOf[shape] = heldNumbers.computeIfAbsent(noticed.held(), h -> {
            held.add(h);
            return held.size() - 1;
        });
        componentOf[shape] = (byte) COMPONENTS.indexOf(noticed.entry().component());
        opens.set(shape, noticed.held().intersects(opening));
        withId.set(shape, noticed.entry().correlationId() != null);
        return shape;
    }

    /** What a source says that another one said takes no memory of its own; of many models most are packed. */
    private void keepModel(NoticedEntry noticed, int like) {
        Object other = like < 0 ? null : models.get(like);
        if (other instanceof NoticedEntry model) {
            models.add(new NoticedEntry(model.entry().movedTo(noticed.entry().origin()), model.held()));
            bytes += SHAPE_BYTES + LIKE_BYTES;
        } else if (models.size() < MOST_WHOLE) {
            models.add(noticed);
            bytes += SHAPE_BYTES + Correlator.size(noticed);
        } else {
            byte[] model = packed.pack(noticed.entry());
            models.add(model);
            bytes += SHAPE_BYTES + ARRAY_BYTES + model.length;
        }
    }

    /** Says where entries stand now. */
    void relocate(UnaryOperator<Origin> places) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] moved = new int[sources.size()];
        for (int i = 0; i < moved.length; i++) {
            sources.set(i, places.apply(new Origin(sources.get(i), 0, 0)).source());
            moved[i] = Objects.requireNonNullElse(numbers.putIfAbsent(sources.get(i), i), i);
        }
        for (int shape = 0; shape < models.size(); shape++) {
            sourceOf[shape] = moved[sourceOf[shape]];
            NoticedEntry model = model(shape).movedBy(places);
            models.set(shape, models.get(shape) instanceof NoticedEntry ? model : packed.pack(model.entry()));
        }
    }

    /** How much memory all of it takes. */
    long bytes() {
        return bytes;
    }

    private void firstOf(int content, int shape) {
        if (content == firsts.length) {
            firsts = Arrays.copyOf(firsts, content * 2);
        }
        firsts[content] = shape;
    }

    NoticedEntry model(int shape) {
        return models.get(shape) instanceof NoticedEntry whole
                ? whole
                : new NoticedEntry(packed.unpack((byte[]) models.get(shape)), held(shape));
    }

    /** The models of all shapes for which a condition holds. */
    List<NoticedEntry> models(int condition) {
        List<NoticedEntry> found = new ArrayList<>();
        for (int shape = 0; shape < models.size(); shape++) {
            if (held(shape).get(condition)) {
                found.add(model(shape));
            }
        }
        return found;
    }

    /** Whether some shape is an access line without an id. */
    boolean hasAccessLine() {
        for (int shape = 0; shape < models.size(); shape++) {
            if (!hasId(shape) && component(shape) == Component.NGINX_ACCESS) {
                return true;
            }
        }
        return false;
    }

    /** The conditions that hold for such an entry. */
    BitSet held(int shape) {
        return held.get(heldOf[shape]);
    }

    /** What it says, whatever its source. */
    int content(int shape) {
        return contentOf[shape];
    }

    String source(int shape) {
        return sources.get(sourceOf[shape]);
    }

    boolean isOfOneSource(int shape, int other) {
        return sourceOf[shape] == sourceOf[other];
    }

    /** Whether such an entry tells for itself, and not only beside another. */
    boolean opens(int shape) {
        return opens.get(shape);
    }

    boolean hasId(int shape) {
        return withId.get(shape);
    }

    Component component(int shape) {
        return COMPONENTS.get(componentOf[shape]);
    }
}
