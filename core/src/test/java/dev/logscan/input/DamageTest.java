package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.LogEntry;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/** Damage of a kind that once took long, went deep or was read differently in other pieces. */
class DamageTest {
    private static final String GOOD = "{\"_id\":\"a\",\"_source\":{\"correlation_id\":\"A\"}}";
    private static final String EXCHANGE =
            "{\"startedDateTime\":\"2025-02-11T09:14:07.331Z\",\"request\":{\"method\":\"GET\","
                    + "\"url\":\"https://a.example/-/jira_connect/users\"},\"response\":{\"status\":302}}";

    @Test
    void anArchiveOfBrokenExchangesIsReadOver() {
        Read read = Read.text(
                "page.har",
                "{\"log\":{\"version\":\"1.2\",\"entries\":[\n" + EXCHANGE.replace("302", "30 2") + ",\n"
                        + "{\"a\" b},\n".repeat(9000) + EXCHANGE + "]}}");

        assertThat(read.entry().first("path")).isEqualTo("/-/jira_connect/users");
    }

    @Test
    void whatABrokenRecordHasSwallowedIsFoundWhereverThePiecesEnd() {
        for (int before = 3900; before < 4100; before += 7) {
            String text =
                    "{\"took\":1,\"timed_out\":false,\"hits\":{\"hits\":[\n{\"_id\":\"x\",\"_source\":{\"message\":\""
                            + "x".repeat(before) + "\",\n" + GOOD + ",\n" + GOOD + "\n]}}";
            assertThat(Read.text(text).entries())
                    .as("after " + before)
                    .extracting(LogEntry::correlationId)
                    .containsExactly("A", "A");
        }
    }

    @Test
    void quotesInsideCellsCostNoMoreInALongLine() throws IOException {
        String cells = "\"a\"b,".repeat(100_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();

        CsvRecords records = new CsvRecords(new StringReader(cells), ",", CsvRecords.Quotes.CSV);
        assertThat(records.next().text()).isEqualTo(cells);

        assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(1_000_000_000L);
    }
}
