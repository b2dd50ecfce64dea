package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Recognises logscan's own reports, which quote log lines and are none. */
final class OwnReport {
    private static final Pattern LINE =
            Pattern.compile("Read \\d+ sources?: \\d+ lines?, \\d+ entr(?:y|ies), \\d+ blank,"
                    + "| {2,8}[a-z0-9-]{1,60}, (?:confirmed|likely|possible), seen (?:by|in) "
                    + "|\\d+個のソースを読み取りました: \\d+行、\\d+エントリ、"
                    + "| {2,8}[a-z0-9-]{1,60}、(?:確実|可能性が高い|可能性あり)、");

    private OwnReport() {}

    static boolean isOne(Head head) {
        int first = head.at(head.firstInk());
        return first == '{' ? isJson(head) : first != '[' && isText(head);
    }

    private static boolean isText(Head head) {
        return new String(head.bytes(), StandardCharsets.UTF_8)
                .lines()
                .anyMatch(line -> LINE.matcher(line).lookingAt());
    }

    /** The whole report, or a finding a line. */
    private static boolean isJson(Head head) {
        byte[] bytes = head.bytes();
        int start = head.firstInk();
        boolean scenario = false;
        try (JsonParser parser = Json.DOCUMENTS.createParser(bytes, start, bytes.length - start)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("tool") && value == JsonToken.START_OBJECT) {
                    return parser.nextToken() == JsonToken.FIELD_NAME
                            && parser.currentName().equals("name")
                            && "logscan".equals(parser.nextTextValue());
                }
                scenario |= name.equals("scenario");
                if (scenario && name.equals("confidence")) {
                    return true;
                }
                if (!name.equals("schemaVersion") && !scenario) {
                    return false;
                }
                parser.skipChildren();
            }
        } catch (IOException cutOrBroken) {
            return false;
        }
        return false;
    }
}
