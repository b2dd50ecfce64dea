package dev.logscan.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line of a container runtime's file.
 *
 * @param stamp when it was received
 * @param stream {@code stdout} or {@code stderr}
 * @param text a line of the program, or a piece of one
 * @param partial whether the line goes on in the stream's next piece
 */
record ContainerPiece(String stamp, String stream, String text, boolean partial) {
    /** The piece in the line; null when it is none. */
    static @Nullable ContainerPiece of(byte[] bytes, int start, int end) {
        if (end - start < 8) {
            return null;
        }
        if (bytes[start] == '{') {
            return docker(bytes, start, end);
        }
        return Character.isDigit(bytes[start])
                ? cri(new String(bytes, start, end - start, StandardCharsets.UTF_8))
                : null;
    }

    /** {@code 2025-02-11T09:14:07.331204123Z stdout F text}. */
    private static @Nullable ContainerPiece cri(String line) {
        String[] words = line.split(" ", 4);
        boolean fits = words.length == 4
                && words[0].length() >= 20
                && words[0].charAt(10) == 'T'
                && (words[1].equals("stdout") || words[1].equals("stderr"))
                && (words[2].equals("F") || words[2].equals("P"));
        return fits ? new ContainerPiece(words[0], words[1], words[3], words[2].equals("P")) : null;
    }

    /** {@code {"log":"text\n","stream":"stdout","time":"..."}}. */
    private static @Nullable ContainerPiece docker(byte[] bytes, int start, int end) {
        String text = null;
        String stream = null;
        String stamp = null;
        try (JsonParser parser = Json.LINES.createParser(bytes, start, end - start)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
                switch (name) {
                    case "log" -> text = isText ? parser.getText() : null;
                    case "stream" -> stream = isText ? parser.getText() : null;
                    case "time" -> stamp = isText ? parser.getText() : null;
                    case "attrs" -> parser.skipChildren();
                    default -> {
                        return null;
                    }
                }
            }
        } catch (IOException broken) {
            return null;
        }
        if (text == null || stream == null || stamp == null) {
            return null;
        }
        boolean whole = text.endsWith("\n");
        return new ContainerPiece(stamp, stream, whole ? text.substring(0, text.length() - 1) : text, !whole);
    }
}
