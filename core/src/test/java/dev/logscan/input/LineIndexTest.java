package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineIndexTest {
    /** What stands in lines, and what is next to it in value or looks alike when eight bytes are taken at once. */
    private static final byte[] ALPHABET = {
        '\n', '\\', 'a', '{', 1, '\t', 0x0b, '\r', '[', ']', 0x7f, -1, -128, -118, -36
    };

    @Test
    void findsEveryLineAndEveryEscapeThatSpellsALetter() {
        Random random = new Random(11);
        LineIndex index = new LineIndex();
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = bytes(random);
            index.of(block(bytes), new LiteralSearch(List.of("nowhere")));

            assertThat(lines(index)).as("lines of round %s", round).isEqualTo(naively(bytes));
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(150)];
        int plain = 1 + random.nextInt(20);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(plain) > 0 ? (byte) 'x' : ALPHABET[random.nextInt(ALPHABET.length)];
        }
        if (bytes.length > 6 && random.nextBoolean()) {
            System.arraycopy(Packing.utf8("\\u0065"), 0, bytes, random.nextInt(bytes.length - 6), 6);
        }
        return bytes;
    }

    private static LineBlock block(byte[] bytes) {
        LineBlock block = new LineBlock(bytes.length);
        System.arraycopy(bytes, 0, block.bytes(), 0, bytes.length);
        block.append(bytes.length);
        return block;
    }

    private static List<String> lines(LineIndex index) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < index.count(); line++) {
            lines.add(index.start(line) + "-" + index.end(line) + (index.isCandidate(line) ? " candidate" : ""));
        }
        return lines;
    }

    private static List<String> naively(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= bytes.length; at++) {
            boolean end = at == bytes.length ? start < at : bytes[at] == '\n';
            if (end) {
                String line = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
                lines.add(start + "-" + at + (line.contains("\\u0065") ? " candidate" : ""));
                start = at + 1;
            }
        }
        return lines;
    }
}
