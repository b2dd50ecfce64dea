package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.common.NormalizedString;
import dev.logscan.CpuTime;
import dev.logscan.entry.LogEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aRowOfVeryManyPiecesCostsNoMoreThanItIsLong() {
        String row = "2025-02-11T09:14:07.331Z,A,x" + (", " + "y".repeat(200)).repeat(16_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        TableHeader header = TableHeader.of("@timestamp,correlation_id,message", 1);
        TornCells torn = new TornCells(header, header.cells());
        long before = threads.getCurrentThreadCpuTime();

        assertThat(torn.of(row)).hasSize(3).last().isEqualTo(row.substring(27));

        assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(1_000_000_000L);
    }

    @Test
    void aRunOfCommasCostsLittleAndNoEntry() {
        String first = "{\n  \"correlation_id\": \"A\",\n  \"status\": 422\n}";
        String second = "{\"correlation_id\":\"B\",\"status\":401}\n";
        String text = first + ",".repeat(4_000_000) + "\n" + second;

        assertThat(CpuTime.of(() -> assertThat(Read.text(text).entries())
                        .extracting(LogEntry::correlationId)
                        .containsExactly("A", "B")))
                .isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void veryManyShortTablesCostLittle() {
        String table = "\"@timestamp\",\"correlation_id\"\n\"2025-02-11T09:14:07.331Z\",\"A\"\nso:\n";
        Read[] read = new Read[1];

        assertThat(CpuTime.of(() -> read[0] = Read.text(table.repeat(60_000)))).isLessThan(Duration.ofSeconds(5));

        assertThat(read[0].entries()).hasSize(60_000);
    }

    @Test
    void aShortLineBehindASignIsNoHeaderInWhateverScript() {
        for (String line : new String[] {"* 失敗した", "*éééé", "=\u0000\u0000éééé", "***éüö", "==> é", "* ✗✗✗"}) {
            Read read = Read.text(line + "\n{\"correlation_id\":\"A\",\"status\":422}\n");

            assertThat(read.entry().correlationId()).as(line).isEqualTo("A");
            assertThat(read.problems()).as(line).noneMatch(problem -> problem.contains("internal error"));
        }
    }

    @Test
    void aFileWithTheContentOfAnotherIsNamed(@TempDir Path folder) throws IOException {
        String content = "{\"correlation_id\":\"A\",\"status\":422}\n".repeat(3);
        Path first = Files.writeString(folder.resolve("a.log"), content);
        Path copy = Files.writeString(folder.resolve("b.log"), content);
        Path other = Files.writeString(folder.resolve("c.log"), content.replace('A', 'C'));

        Read read = Read.all(LogInput.of("a", first), LogInput.of("b", copy), LogInput.of("c", other));

        assertThat(read.problems()).containsExactly("the same content as a");
        assertThat(read.statistics()).allMatch(SourceStatistics::complete);
    }

    @Test
    void aStoredMemberWithoutItsSizeIsReadWhileItIsSmall() {
        String small = "{\"correlation_id\":\"A\"}\n";

        Read read = Read.all(LogInput.of("x.zip", streamed(small, small)));
        Read large = Read.all(LogInput.of("x.zip", streamed(small, small.repeat(500_000))));

        assertThat(read.entries()).extracting(e -> e.origin().source()).containsExactly("x.zip!0.log", "x.zip!1.log");
        assertThat(read.problems()).isEmpty();
        assertThat(large.entries()).hasSize(1);
        assertThat(large.problems())
                .contains("stored without its size, and broken or larger than 8 MiB (unpack the archive first)"
                        + " (incomplete)");
    }

    /** A zip file of stored members, as a program writes it that cannot go back to fill in sizes. */
    private static byte[] streamed(String... contents) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        for (int i = 0; i < contents.length; i++) {
            byte[] content = Packing.utf8(contents[i]);
            CRC32 crc = new CRC32();
            crc.update(content);
            ByteBuffer header = ByteBuffer.allocate(35).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(0x04034b50).putShort((short) 20).putShort((short) 8).putShort((short) 0);
            header.position(26);
            header.putShort((short) 5).putShort((short) 0).put(Packing.utf8(i + ".log"));
            ByteBuffer descriptor = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            descriptor.putInt(0x08074b50).putInt((int) crc.getValue());
            descriptor.putInt(content.length).putInt(content.length);
            zip.writeBytes(header.array());
            zip.writeBytes(content);
            zip.writeBytes(descriptor.array());
        }
        for (int i = 0; i < contents.length; i++) {
            zip.writeBytes(new byte[] {'P', 'K', 1, 2});
            zip.writeBytes(new byte[42]);
        }
        zip.writeBytes(new byte[] {'P', 'K', 5, 6});
        zip.writeBytes(new byte[18]);
        return zip.toByteArray();
    }

    @Test
    void aBombCostsNoOtherMember() {
        byte[] bomb = Packing.gzip(new byte[300 << 20]);

        Read read = Read.all(LogInput.of(
                "x.tar",
                ArchiveTest.tar(
                        new ArchiveTest.Member("bomb.gz", bomb),
                        ArchiveTest.Member.of("good.log", "{\"correlation_id\":\"A\"}\n"))));

        assertThat(read.entry().origin().source()).isEqualTo("x.tar!good.log");
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("expands to more than 1000 times its size, the rest is not read, after byte ");
    }

    @Test
    void headersOfManyTablesAreForgotten() {
        for (int i = 0; i < 100; i++) {
            String header = i + "x".repeat(900);
            Read.text("\"@timestamp\",\"json.correlation_id\",\"" + header + "\"\n1,A,x\n");
            assertThat(NormalizedString.getCache().containsKey(header)).isFalse();
        }
    }

    @Test
    void aTableOfAThousandRowsOrSevenTakesLittleTime() {
        String header = "\"@timestamp\",\"json.correlation_id\",\"json.status\",\"json.path\"\n";
        String row =
                "\"Feb 11, 2025 @ 09:14:07.000\",01JKT4Q8V3E6ZP0X4M1W7C2D9A,200,/-/jira_connect/subscriptions,\"a, b\"\n";
        Read.text(header + row.repeat(1000));
        long before = FuzzJudge.cpu();

        Read read = Read.text(header + row.repeat(7000));

        assertThat(read.source().lines()).isEqualTo(7001);
        assertThat(FuzzJudge.cpu() - before).isLessThan(FuzzJudge.MOST_CPU_NANOS);
    }
}
