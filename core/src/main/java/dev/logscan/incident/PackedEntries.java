package dev.logscan.incident;

import dev.logscan.entry.Component;
import dev.logscan.entry.LogEntry;
import dev.logscan.entry.Origin;
import dev.logscan.scenario.ScenarioCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries in a tenth of their memory: what many of them say is written once, the rest as bytes. Not thread-safe.
 *
 * <p>Lengths and numbers are written seven bits a byte, the lowest first.
 */
public final class PackedEntries {
    /** Words that all entries share come soon; what comes later differs from entry to entry. */
    private static final int MOST_WORDS = 4_000;

    private static final int LONGEST_WORD = 200;

    /** What a microsecond has; rows are kept by the microsecond. */
    private static final int NANOS = 1_000;

    private static final Component[] COMPONENTS = Component.values();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final int mostWords;
    private byte[] buffer = new byte[256];
    private int size;

    /** Learns the words of what it packs, so that nobody else can unpack that. */
    PackedEntries() {
        mostWords = MOST_WORDS;
    }

    /**
     * Packs entries that are unpacked elsewhere: it knows the names of the catalog's fields, and learns nothing more.
     *
     * @param catalog the same one here and there
     */
    public PackedEntries(ScenarioCatalog catalog) {
        catalog.fields().stream().sorted().forEach(name -> {
            numbers.put(name, words.size());
            words.add(name);
        });
        mostWords = words.size();
    }

    /**
     * Packs an entry and what holds for it.
     *
     * @param noticed the entry
     * @return all of it, in some hundred bytes
     */
    public byte[] pack(NoticedEntry noticed) {
        size = 0;
        BitSet held = noticed.held();
        write(held.cardinality());
        int before = 0;
        for (int number = held.nextSetBit(0); number >= 0; number = held.nextSetBit(number + 1)) {
            write(number - before);
            before = number;
        }
        return append(noticed.entry());
    }

    /**
     * Unpacks an entry and what holds for it.
     *
     * @param packed what {@link #pack(NoticedEntry)} gave
     * @return an entry that is equal in everything
     */
    public NoticedEntry unpackNoticed(byte[] packed) {
        Reader in = new Reader(packed);
        BitSet held = new BitSet();
        int number = 0;
        for (long numbersHeld = in.read(); numbersHeld > 0; numbersHeld--) {
            number += (int) in.read();
            held.set(number);
        }
        return new NoticedEntry(entry(in), held);
    }

    byte[] pack(LogEntry entry) {
        size = 0;
        return append(entry);
    }

    private byte[] append(LogEntry entry) {
        write(Arrays.asList(COMPONENTS).indexOf(entry.component()));
        write(Rows.micros(entry.time()));
        write(entry.time() == null ? 0 : entry.time().get(ChronoField.NANO_OF_SECOND) % NANOS);
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
        return entry(new Reader(packed));
    }

    private static LogEntry entry(Reader in) {
        Component component = COMPONENTS[(int) in.read()];
        Instant time = Rows.instant(in.read());
        long nanos = in.read();
        String id = in.read() == 0 ? null : in.readBytes();
        LogEntry.Builder entry = LogEntry.at(new Origin(in.readWord(), in.read(), in.read()))
                .component(component)
                .time(time == null ? null : time.plusNanos(nanos))
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
        if (number == null && words.size() < mostWords && word.length() <= LONGEST_WORD) {
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
