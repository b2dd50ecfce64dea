package dev.logscan.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import org.junit.jupiter.api.Test;

class CorrelatorTest {
    private static final String EVENT = "/-/jira_connect/events/installed";

    @Test
    void whatFindsNoRoomIsLetGoAndSaid() {
        Correlator correlator = new Correlator(Logs.CATALOG, 5_000);
        for (int i = 0; i < 100; i++) {
            correlator.add(request("id" + i, i));
        }

        assertThat(correlator.groups())
                .isNotEmpty()
                .hasSizeLessThan(100)
                .allSatisfy(g -> assertThat(g).isNotEmpty());
        assertThat(correlator.letGo()).startsWith("memory: ").contains(" entries were not correlated");
    }

    @Test
    void anIdWithManyEntriesKeepsTheFirstOnes() {
        Correlator correlator = new Correlator(Logs.CATALOG, Long.MAX_VALUE);
        for (int i = 0; i < Correlator.ENTRIES_OF_ONE_ID + 5; i++) {
            correlator.add(request("same", i));
        }

        assertThat(correlator.groups()).hasSize(1).allSatisfy(g -> assertThat(g).hasSize(Correlator.ENTRIES_OF_ONE_ID));
        assertThat(correlator.letGo()).startsWith("memory: 5 entries");
    }

    private static NoticedEntry request(String id, int line) {
        LogEntry entry = LogEntry.at(new Origin("production_json.log", line, line))
                .component(Component.PRODUCTION)
                .correlationId(id)
                .add("method", "POST")
                .add("path", EVENT)
                .add("status", "401")
                .build();
        return new NoticedEntry(entry, Logs.CATALOG.notice(entry));
    }
}
