package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries in a tenth of their memory: what many of them say is written once, the rest as bytes. Not thread-safe.
 *
 * <p>Lengths and numbers are written seven bits a byte, the lowest first.
 */
final class PackedEntries {
    /** Words that all entries share come soon; what comes later differs from entry to entry. */
    private static final int MOST_WORDS = 4_000;

    private static final int LONGEST_WORD = 200;

    private static final Component[] COMPONENTS = Component.values();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private byte[] buffer = new byte[256];
    private int size;

    byte[] pack(LogEntry entry) {
        size = 0;
        write(Arrays.asList(COMPONENTS).indexOf(entry.component()));
        write(Rows.micros(entry.time()));
        write(entry.correlationId() == null ? 0 : 1);
        if (entry.correlationId() != null) {
            writeBytes(entry.correlationId());
        }
        writeWord(entry.origin().source());
        write(entry.origin().line());
        write(entry.origin().position());
        write(entry.fields().size());
        entry.fields().forEach((name, values) -> {
            writeWord(name);
            write(values.size());
            values.forEach(this::writeWord);
        });
        return Arrays.copyOf(buffer, size);
    }

    LogEntry unpack(byte[] packed) {
        Reader in = new Reader(packed);
        Component component = COMPONENTS[(int) in.read()];
        long time = in.read();
        String id = in.read() == 0 ? null : in.readBytes();
        LogEntry.Builder entry = LogEntry.at(new Origin(in.readWord(), in.read(), in.read()))
                .component(component)
                .time(Rows.instant(time))
                .correlationId(id);
        for (long fields = in.read(); fields > 0; fields--) {
            String name = in.readWord();
            for (long values = in.read(); values > 0; values--) {
                entry.add(name, in.readWord());
            }
        }
        return entry.build();
    }

    /** The number of a known word and one; or 0, and a text. */
    private void writeWord(String word) {
        Integer number = numbers.get(word);
        if (number == null && words.size() < MOST_WORDS && word.length() <= LONGEST_WORD) {
            number = words.size();
            numbers.put(word, number);
            words.add(word);
        }
        write(number == null ? 0 : number + 1);
        if (number == null) {
            writeBytes(word);
        }
    }

    private void writeBytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
        boolean narrow = text.chars().allMatch(c -> c < 256);
        if (narrow) {
            bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        }
        write(bytes.length * 2L + (narrow ? 0 : 1));
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void write(long number) {
        ensure(10);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }

    private final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long read() {
            long number = 0;
            int shift = 0;
            while (bytes[at] < 0) {
                number |= (bytes[at++] & 0x7fL) << shift;
                shift += 7;
            }
            return number | (long) bytes[at++] << shift;
        }

        String readBytes() {
            long header = read();
            int length = (int) (header >>> 1);
            at += length;
            return new String(
                    bytes,
                    at - length,
                    length,
                    (header & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
        }

        String readWord() {
            int number = (int) read();
            return number == 0 ? readBytes() : words.get(number - 1);
        }
    }
}
