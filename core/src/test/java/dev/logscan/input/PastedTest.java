package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.entry.LogEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What terminals, web pages and mail programs do to a text is undone. */
class PastedTest {
    private static final String A = "{\"severity\":\"INFO\",\"message\":\"m\",\"correlation_id\":\"A\"}";
    private static final String B = "{\"severity\":\"INFO\",\"message\":\"n\",\"correlation_id\":\"B\"}";
    private static final String PRETTY =
            A.replace("{", "{\n  ").replace(",", ",\n  ").replace("}", "\n}");

    private static void isRead(String text, String note) {
        Read read = Read.text(text);

        assertThat(read.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(read.problems()).containsExactly(note);
        assertThat(Read.all(LogInput.of("input", Packing.trickle(Packing.utf8(text))))
                        .dump())
                .isEqualTo(read.dump());
    }

    @Test
    void coloursAreTakenOut() {
        String note = "terminal colours taken out";
        isRead((A + "\n" + B + "\n").replace("INFO", "\u001b[01;31m\u001b[KINFO\u001b[m\u001b[K"), note);
        isRead("\u001b[36mweb-1  | \u001b[0m" + A + "\n\u001b[36mweb-1  | \u001b[0m" + B + "\n", note);
        isRead((PRETTY + "\n" + B + "\n").replace("\"", "\u001b[1;39m\"\u001b[0m"), note);
    }

    @Test
    void entitiesAreDecoded() {
        String note = "HTML entities decoded";
        isRead((A + "\n" + B + "\n").replace("\"", "&quot;"), note);
        isRead((PRETTY + "\n" + B + "\n").replace("\"", "&#34;"), note);
    }

    @Test
    void quotesAndBlanksAreMadePlain() {
        isRead((A + "\n" + B + "\n").replace("\"", "\u201d"), "typographic quotes read as plain ones");
        isRead((A + "\n" + B + "\n").replace(",", ",\u00a0"), "no-break spaces read as blanks");
        isRead(PRETTY.replace("  ", "\u00a0\u00a0") + "\n" + B + "\n", "no-break spaces read as blanks");
    }

    /** As spreadsheets for the Mac save tables. */
    @Test
    void linesMayEndInCarriageReturnsAlone() {
        Read table = Read.text("\"@timestamp\",\"json.correlation_id\",\"json.jira_status_code\",\"json.jira_body\"\r"
                + "\"2024-09-29T21:32:51.402Z\",A,401,\"(empty)\"\r\"2024-09-29T21:32:51.403Z\",B,404,-\r");
        Read lines = Read.text("{\"correlation_id\":\"A\"}\r{\"correlation_id\":\"B\"}\r");

        assertThat(table.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(table.entries().get(1).origin().line()).isEqualTo(3);
        assertThat(table.problems()).contains("lines end in carriage returns alone");
        assertThat(lines.entries()).extracting(LogEntry::correlationId).containsExactly("A", "B");
        assertThat(lines.source().lines()).isEqualTo(2);
        assertThat(Read.text("{\"correlation_id\":\"A\"}\r").problems()).isEmpty();
    }

    @Test
    void quotationsAndNumbersAreTakenOff() {
        String both = PRETTY + "\n" + B;
        isRead(both.replaceAll("(?m)^", "> ") + "\n", "marks of a quotation taken off");
        isRead(both.replaceAll("(?m)^", ">>") + "\n", "marks of a quotation taken off");
        List<String> lines = both.lines().toList();
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            numbered.append(String.format("%6d\t%s\n", i + 1, lines.get(i)));
        }
        isRead(numbered.toString(), "line numbers taken off");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 31, 40, 52})
    void wrappedLinesAreJoined(int width) {
        String note = "wrapped lines joined: line numbers count the joined ones";
        isRead(wrapped(A, width) + "\n" + wrapped(B, width) + "\n", note);
        isRead(wrapped(A, width) + "\r\n" + wrapped(B, width), note);
    }

    private static String wrapped(String line, int width) {
        return line.replaceAll("(.{" + width + "})(?=.)", "$1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"&quot;{&lt;\",\"correlation_id\":\"A\"}",
                "{\"message\":\"{\u201ca\u201d\",\"correlation_id\":\"A\"}",
                "{\"message\":\"a,\u00a0b\",\"correlation_id\":\"A\"}",
                "{\"message\":\"\\u001b[31mx\",\"correlation_id\":\"A\"}",
                "{\"message\":\"> a\",\"correlation_id\":\"A\"}\n{\"cut\":\"off"
            })
    void whatIsInsideAnEntryStays(String line) {
        Read read = Read.text(line + "\n");

        assertThat(read.source().problems()).isEmpty();
        assertThat(read.entry().correlationId()).isEqualTo("A");
    }
}
