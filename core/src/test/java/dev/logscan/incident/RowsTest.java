package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final int MANY = 150_000;

    private final Rows rows = new Rows();
    private final Map<Long, List<String>> expected = new TreeMap<>();
    private final Random random = new Random(1);

    @Test
    void aWalkGivesTheRowsOfEachKeyInTheOrderOfComing() {
        fill();
        assertThat(walked()).isEqualTo(expected);
        long key = expected.keySet().iterator().next();
        assertThat(told(rows.group(key))).isEqualTo(expected.get(key));
        assertThat(rows.group(-1).size()).isZero();
    }

    @Test
    void whatIsKeptStaysAsItWas() {
        fill();
        rows.keep(key -> key % 3 == 0);
        expected.keySet().removeIf(key -> key % 3 != 0);
        assertThat(walked()).isEqualTo(expected);
        add(MANY, 3, 5, 7);
        assertThat(walked()).isEqualTo(expected);
    }

    private void fill() {
        for (int i = 0; i < MANY; i++) {
            long time = switch (random.nextInt(i < MANY / 2 ? 2 : 4)) {
                case 0 -> 1_700_000_000_000_000L + i * 1_000L;
                case 1 -> Rows.UNDATED;
                case 2 -> random.nextLong();
                default -> 1_700_000_000_000_001L;
            };
            add(i, random.nextInt(20_000), time, random.nextInt());
        }
    }

    private void add(int number, long key, long time, int shape) {
        rows.add(key, time, shape);
        expected.computeIfAbsent(key, k -> new ArrayList<>()).add(time + " " + shape + " " + number);
    }

    private Map<Long, List<String>> walked() {
        Map<Long, List<String>> walked = new TreeMap<>();
        Rows.Walk walk = rows.walk();
        for (Rows.Group group = walk.next(); group != null; group = walk.next()) {
            assertThat(walked.put(group.key(), told(group))).isNull();
        }
        return walked;
    }

    private static List<String> told(Rows.Group group) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            told.add(group.time(i) + " " + group.shape(i) + " " + group.number(i));
        }
        return told;
    }
}
