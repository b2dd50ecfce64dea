package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LiteralSearchTest {
    @Test
    void findsExactlyWhatIsThere() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            String text = letters(random, random.nextInt(60));
            Set<String> literals = new TreeSet<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                literals.add(letters(random, 3 + random.nextInt(10)));
            }

            assertThat(found(text, literals)).as("%s in %s", literals, text).isEqualTo(naively(text, literals));
        }
    }

    @Test
    void goesOnWhereItIsTold() {
        List<Integer> starts = new ArrayList<>();
        byte[] bytes = Packing.utf8("abc abc abc abc");

        new LiteralSearch(Set.of("abc")).find(bytes, bytes.length, start -> {
            starts.add(start);
            return bytes.length;
        });

        assertThat(starts).contains(0).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void refusesLiteralsThatAreTooShort() {
        assertThatThrownBy(() -> new LiteralSearch(Set.of("ab", "abcd")))
                .hasMessage("literals: too short (expected 3 characters or more)");
    }

    @Test
    void shortLiteralsMakeEveryLineACandidate() throws InterruptedException {
        List<String> seen = new ArrayList<>();

        InputScanner.builder()
                .literals(Set.of("zz"))
                .build()
                .scan(
                        List.of(LogInput.of("x", Packing.utf8("{\"correlation_id\":\"A\"}\n"))),
                        entry -> entry.correlationId(),
                        seen::add);

        assertThat(seen).containsExactly("A");
    }

    @Test
    void onlyEscapesThatSpellWhatLiteralsHoldAreSuspect() {
        assertThat(suspect("\\u0065")).isTrue();
        assertThat(suspect("\\u0020")).isTrue();
        assertThat(suspect("\\u003a")).isTrue();
        assertThat(suspect("\\u002f")).isTrue();
        assertThat(suspect("\\u002F")).isTrue();
        assertThat(suspect("\\/")).isTrue();
        assertThat(suspect("\\")).isFalse();
        assertThat(suspect("\\u003e")).isFalse();
        assertThat(suspect("\\u0026")).isFalse();
        assertThat(suspect("\\u001b")).isFalse();
        assertThat(suspect("\\u00e9")).isFalse();
        assertThat(suspect("\\u0165")).isFalse();
        assertThat(suspect("\\u00")).isFalse();
        assertThat(suspect("\\n")).isFalse();
    }

    private static boolean suspect(String escape) {
        byte[] bytes = Packing.utf8(escape);
        return Escapes.spellsLiteral(bytes, 0, bytes.length);
    }

    private static Set<Integer> found(String text, Set<String> literals) {
        Set<Integer> starts = new TreeSet<>();
        byte[] bytes = Packing.utf8(text);
        new LiteralSearch(literals).find(bytes, bytes.length, start -> {
            starts.add(start);
            return start + 1;
        });
        return starts;
    }

    private static Set<Integer> naively(String text, Set<String> literals) {
        Set<Integer> starts = new TreeSet<>();
        for (int i = 0; i < text.length(); i++) {
            int start = i;
            if (literals.stream().anyMatch(literal -> text.startsWith(literal, start))) {
                starts.add(i);
            }
        }
        return starts;
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }
}
