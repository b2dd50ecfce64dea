package dev.logscan.scenario;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.logscan.condition.Condition;
import dev.logscan.condition.LiteralTest;
import dev.logscan.condition.Literals;
import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that we know: the scenarios, and what the correlation and the join of the sides need beside them. Immutable. */
public final class ScenarioCatalog {
    private static final String FOLDER = "/dev/logscan/scenarios/";

    private final Map<String, Scenario> scenarios = new TreeMap<>();
    private final Vocabulary.Grammar grammar;
    /** By who must have written the entry, and by identity: to hash all of a condition costs more than to judge it twice. */
    private final Map<Set<Component>, IdentityHashMap<Condition, Integer>> numbers = new HashMap<>();

    private final IdentityHashMap<Signal, Integer> signalNumbers = new IdentityHashMap<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Noticing noticing;
    private final BitSet opening = new BitSet();
    private final Set<String> fields;
    private final Literals literals;
    private volatile @Nullable LiteralTest literalTest;

    private ScenarioCatalog(Vocabulary.Grammar grammar, List<Scenario> known, @Nullable Reach reach) {
        this.grammar = grammar;
        for (Scenario scenario : known) {
            scenarios.put(scenario.id(), scenario);
        }
        for (Scenario scenario : scenarios.values()) {
            count(scenario.signals());
        }
        for (Handshake handshake : handshakes()) {
            count(handshake.signals());
        }
        for (Trouble trouble : grammar.troubles()) {
            opening.set(count(trouble.condition()));
        }
        for (VersionProof proof : grammar.proofs()) {
            int number = count(proof.condition());
            if (proof.field() != null) {
                opening.set(number);
            }
        }
        count(grammar.proxyMark());
        count(grammar.instanceMark());
        noticing = new Noticing(conditions);
        Reach all = reach == null ? new Reach(spokenOf(), literalsOf(conditions)) : reach;
        fields = all.fields();
        literals = all.literals();
    }

    /**
     * What a catalog looks at: found out when the library is built, for to derive it takes a tenth of reading the catalog.
     *
     * @param fields the fields that it speaks of
     * @param literals of which every telling line must hold one
     */
    private record Reach(Set<String> fields, Literals literals) {
        Reach {
            fields = Set.copyOf(fields);
        }
    }

    /**
     * The catalog that comes with logscan.
     *
     * @return all built-in scenarios
     */
    public static ScenarioCatalog load() {
        return load(List.of());
    }

    /**
     * The catalog that comes with logscan, and more.
     *
     * @param more rule files: each holds one scenario, or an object with {@code ranges} alone, which take the place of
     *     the built-in address ranges of the same names
     * @return all scenarios
     * @throws ScenarioException when a file is wrong; the message says where
     */
    public static ScenarioCatalog load(List<RuleFile> more) {
        List<Json.Members> scenarios = new ArrayList<>();
        Map<String, Json> ranges = new LinkedHashMap<>();
        for (RuleFile file : more) {
            Json.Members rule = Json.read(new Json.File(file.name(), false), new ByteArrayInputStream(file.content()));
            if (rule.values().keySet().equals(Set.of("ranges"))) {
                ranges.putAll(new Keys(rule).members("ranges"));
            } else {
                scenarios.add(rule);
            }
        }
        return of(builtIn(), ranges, scenarios);
    }

    /**
     * This catalog, and scenarios that are made in Java.
     *
     * @param more the scenarios
     * @return all scenarios of both
     * @throws ScenarioException when one is wrong, or they do not go together; the message names it
     */
    public ScenarioCatalog with(List<Scenario> more) {
        Map<String, Scenario> all = new TreeMap<>(scenarios);
        for (Scenario scenario : more) {
            if (!PartParser.isId(scenario.id())) {
                throw new ScenarioException(
                        "\"" + scenario.id() + "\"", "no id (expected lower-case words joined by hyphens)");
            }
            new ScenarioCheck(scenario, scenario.id()).check();
            if (all.put(scenario.id(), scenario) != null) {
                throw new ScenarioException(scenario.id(), "two scenarios have this id");
            }
        }
        for (Scenario scenario : more) {
            for (String other : scenario.yieldsTo()) {
                if (!all.containsKey(other)) {
                    throw new ScenarioException(scenario.id(), "yields to \"" + other + "\", which is no scenario");
                }
            }
        }
        return new ScenarioCatalog(grammar, List.copyOf(all.values()), null);
    }

    private static Json.Members builtIn() {
        try (InputStream in = resource("catalog.bin")) {
            return PackedJson.read(new Json.File("catalog.bin", true), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a catalog.
     *
     * @param builtIn the vocabulary and the scenarios that come with the library
     * @param ranges address ranges that take the place of those of the vocabulary
     * @param more scenarios beside the built-in ones
     */
    static ScenarioCatalog of(Json.Members builtIn, Map<String, Json> ranges, List<Json.Members> more) {
        Keys all = new Keys(builtIn);
        Keys keys = new Keys(all.required("vocabulary"));
        Vocabulary vocabulary = new Vocabulary(keys, ranges);
        Vocabulary.Grammar grammar = vocabulary.grammar(keys);
        keys.done();
        List<Json> rules = new ArrayList<>(Keys.list(all.required("scenarios")));
        rules.addAll(more);
        ScenarioParser parser = new ScenarioParser(vocabulary);
        List<Scenario> scenarios = new ArrayList<>();
        for (Json rule : rules) {
            scenarios.add(parser.parse(rule));
        }
        check(scenarios, rules);
        Reach reach = null;
        if (all.own() && more.isEmpty()) {
            reach = new Reach(Keys.texts(all.required("fields")), Literals.found(Keys.texts(all.required("literals"))));
        }
        return new ScenarioCatalog(grammar, scenarios, reach);
    }

    /** Refuses scenarios that do not go together; each with the rule that it was read from. */
    private static void check(List<Scenario> scenarios, List<Json> rules) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            if (!ids.add(scenarios.get(i).id())) {
                throw new ScenarioException(place(rules.get(i), "id"), "two scenarios have this id");
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            for (String other : scenarios.get(i).yieldsTo()) {
                if (!ids.contains(other)) {
                    throw new ScenarioException(
                            place(rules.get(i), "yieldsTo"), "yields to \"" + other + "\", which is no scenario");
                }
            }
        }
    }

    private static String place(Json rule, String key) {
        return new Keys(rule).required(key).where();
    }

    /**
     * The scenarios.
     *
     * @return all of them, sorted by id
     */
    public List<Scenario> scenarios() {
        return List.copyOf(scenarios.values());
    }

    /**
     * Finds a scenario.
     *
     * @param id its id
     * @return the scenario, or empty when there is none of that id
     */
    public Optional<Scenario> find(String id) {
        return Optional.ofNullable(scenarios.get(id));
    }

    /**
     * The literals of which every telling line must hold one.
     *
     * @return the literals, {@link Literals#none()} when any line may tell
     */
    public Literals literals() {
        return literals;
    }

    /**
     * What must stand in every telling line, as far as it can be told. It is made when it is asked for: only large logs have
     * so many lines with a literal that it saves time.
     *
     * @return the test, {@link LiteralTest#ANY} when any line with one of the {@link #literals} may tell
     */
    public LiteralTest literalTest() {
        LiteralTest made = literalTest;
        if (made == null) {
            List<LiteralTest> each = new ArrayList<>();
            for (Condition condition : conditions) {
                each.add(condition.literalTest());
            }
            made = LiteralTest.anyOf(each);
            literalTest = made;
        }
        return made;
    }

    /**
     * The fields of an entry that the catalog speaks of.
     *
     * @return their dotted names
     */
    public Set<String> fields() {
        return fields;
    }

    /**
     * Which conditions of the catalog hold for an entry.
     *
     * @param entry the entry
     * @return the numbers of the conditions, empty when the entry tells nothing; not to be changed
     */
    public BitSet notice(LogEntry entry) {
        return noticing.of(entry);
    }

    /**
     * The conditions that make an entry worth keeping for itself, and not only beside another of its incident.
     *
     * @return the numbers of the conditions
     */
    public BitSet opening() {
        return (BitSet) opening.clone();
    }

    /**
     * What the numbers of the conditions stand for, told in a number: so that machines that share a scan notice when they
     * have different scenarios.
     *
     * @return the same for catalogs of the same scenarios with the same signals, and hardly ever for others
     */
    public long edition() {
        Hasher hasher = Hashing.sipHash24().newHasher().putInt(conditions.size());
        fields.stream().sorted().forEach(field -> hasher.putUnencodedChars(field + '\0'));
        for (Scenario scenario : scenarios.values()) {
            scenario.signals()
                    .forEach((name, signal) -> hasher.putUnencodedChars(scenario.id() + '\0' + name + '\0')
                            .putInt(number(signal)));
        }
        return hasher.hash().asLong();
    }

    /**
     * The number of the condition of a signal.
     *
     * @param signal a signal of this catalog
     * @return its number, as {@link #notice} sets it
     */
    public int number(Signal signal) {
        return known(signalNumbers.get(signal));
    }

    /**
     * The number of a condition.
     *
     * @param condition a condition of this catalog
     * @return its number, as {@link #notice} sets it
     */
    public int number(Condition condition) {
        IdentityHashMap<Condition, Integer> known = numbers.get(Set.of());
        return known(known == null ? null : known.get(condition));
    }

    private static Literals literalsOf(List<Condition> conditions) {
        List<Literals> each = new ArrayList<>();
        for (Condition condition : conditions) {
            each.add(condition.literals());
        }
        return Literals.anyOf(each);
    }

    private static int known(@Nullable Integer number) {
        if (number == null) {
            throw new IllegalArgumentException("not of this catalog");
        }
        return number;
    }

    private void count(Map<String, Signal> signals) {
        for (Signal signal : signals.values()) {
            count(signal);
        }
    }

    private void count(Signal signal) {
        int number = count(Set.copyOf(signal.components()), signal.condition());
        signalNumbers.put(signal, number);
        if (!signal.context()) {
            opening.set(number);
        }
    }

    private int count(Condition condition) {
        return count(Set.of(), condition);
    }

    private int count(Set<Component> writers, Condition condition) {
        IdentityHashMap<Condition, Integer> known = numbers.get(writers);
        if (known == null) {
            known = new IdentityHashMap<>();
            numbers.put(writers, known);
        }
        Integer number = known.get(condition);
        if (number == null) {
            number = conditions.size();
            known.put(condition, number);
            conditions.add(
                    writers.isEmpty()
                            ? condition
                            : new Condition.AllOf(List.of(new Condition.WrittenBy(writers), condition)));
        }
        return number;
    }

    /**
     * How to get the log of a component of the self-managed instance.
     *
     * @return what to ask for, by component
     */
    public Map<Component, Lack> logs() {
        return grammar.logs();
    }

    /**
     * What only the proxying GitLab writes.
     *
     * @return the condition
     */
    public Condition proxyMark() {
        return grammar.proxyMark();
    }

    /**
     * What only the self-managed instance writes.
     *
     * @return the condition
     */
    public Condition instanceMark() {
        return grammar.instanceMark();
    }

    /**
     * Entries that tell a version.
     *
     * @return the proofs
     */
    public List<VersionProof> proofs() {
        return grammar.proofs();
    }

    /**
     * How the proxying GitLab sees a handshake.
     *
     * @return its signals and facts
     */
    public Handshake proxyRequest() {
        return grammar.proxyRequest();
    }

    /**
     * How the self-managed instance sees a handshake.
     *
     * @return its signals and facts
     */
    public Handshake instanceRequest() {
        return grammar.instanceRequest();
    }

    /**
     * What a request of the app looks like in an instance's logs, whatever became of it.
     *
     * @return the condition, of which {@link #literals} and {@link #notice} know nothing
     */
    public Condition request() {
        return grammar.request();
    }

    /**
     * Shapes of failing Jira Connect entries, for what no scenario explains.
     *
     * @return the shapes, the first that holds counts
     */
    public List<Trouble> troubles() {
        return grammar.troubles();
    }

    private Set<String> spokenOf() {
        Set<String> names = new HashSet<>();
        conditions.forEach(c -> names.addAll(c.fields()));
        Stream.concat(
                        scenarios.values().stream().flatMap(s -> s.facts().stream()),
                        handshakes().stream().flatMap(h -> h.facts().stream()))
                .forEach(f -> names.addAll(f.fields()));
        grammar.troubles().forEach(t -> names.addAll(t.groupBy()));
        grammar.proofs().stream()
                .map(VersionProof::field)
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }

    private List<Handshake> handshakes() {
        return List.of(grammar.proxyRequest(), grammar.instanceRequest());
    }

    /** A file of the folder of the scenarios. */
    static InputStream resource(String name) {
        InputStream in = ScenarioCatalog.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new ScenarioException(FOLDER + name, "not found in the library");
        }
        return in;
    }
}
