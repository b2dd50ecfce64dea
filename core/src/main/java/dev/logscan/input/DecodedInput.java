package dev.logscan.input;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input that was opened: decompressed, in UTF-8 without a byte order mark, its head at hand. */
final class DecodedInput implements Closeable {
    private final Source source;
    private final @Nullable BoundedStream file;
    private final @Nullable GunzipStream gunzip;
    private final CountingStream counter;
    private final Head head;
    private final InputStream content;
    private final @Nullable Charset transcoded;
    private final int mark;

    private DecodedInput(
            Source source,
            @Nullable BoundedStream file,
            @Nullable GunzipStream gunzip,
            CountingStream counter,
            Head raw)
            throws IOException {
        this.source = source;
        this.file = file;
        this.gunzip = gunzip;
        this.counter = counter;
        this.transcoded = utf16(raw);
        InputStream all = rejoined(raw, counter);
        if (transcoded != null) {
            all = new Utf16Stream(all, transcoded);
            head = peek(all);
            all = rejoined(head, all);
        } else {
            head = raw;
        }
        mark = head.startsWith(0xef, 0xbb, 0xbf) ? 3 : 0;
        all.skipNBytes(mark);
        this.content = all;
    }

    static DecodedInput open(LogInput input) throws IOException {
        InputStream stored = input.open();
        try {
            return open(input.source(), stored);
        } catch (IOException failure) {
            stored.close();
            throw failure;
        }
    }

    private static DecodedInput open(Source source, InputStream stored) throws IOException {
        BoundedStream file = stored instanceof BoundedStream bounded ? bounded : null;
        Head magic = peek(stored);
        InputStream whole = rejoined(magic, stored);
        GunzipStream gunzip = isGzip(magic) ? new GunzipStream(whole) : null;
        CountingStream counter = new CountingStream(gunzip == null ? whole : gunzip);
        return new DecodedInput(source, file, gunzip, counter, peek(counter));
    }

    static boolean isGzip(Head head) {
        return head.startsWith(0x1f, 0x8b);
    }

    /** The charset of a text that must be transcoded; null when it is bytes as we read them. */
    static @Nullable Charset utf16(Head head) {
        if (head.startsWith(0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.startsWith(0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        byte[] bytes = head.bytes();
        int pairs = Math.min(bytes.length / 2, 32);
        int evenNuls = 0;
        int oddNuls = 0;
        for (int i = 0; i < pairs; i++) {
            evenNuls += bytes[2 * i] == 0 ? 1 : 0;
            oddNuls += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        if (pairs < 2 || (evenNuls > 0 && oddNuls > 0)) {
            return null;
        }
        if (oddNuls * 4 >= pairs * 3) {
            return StandardCharsets.UTF_16LE;
        }
        return evenNuls * 4 >= pairs * 3 ? StandardCharsets.UTF_16BE : null;
    }

    Source source() {
        return source;
    }

    Head head() {
        return head.from(mark);
    }

    /** The content from its first byte, its head included. */
    InputStream content() {
        return content;
    }

    /** Decompressed bytes read so far. */
    long bytes() {
        return counter.count();
    }

    /** What was wrong; complete only after the content was read to its end. */
    List<ReadProblem> problems() {
        List<ReadProblem> problems = new ArrayList<>();
        if (transcoded != null) {
            problems.add(new ReadProblem(source.name(), transcoded.name() + " text: read as UTF-8", false));
        }
        if (gunzip != null && gunzip.problem() != null) {
            problems.add(new ReadProblem(source.name(), gunzip.problem(), gunzip.damaged()));
        }
        if (file != null && file.missing() > 0) {
            problems.add(new ReadProblem(source.name(), SourceScan.shrank(file.missing()), true));
        }
        return problems;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static Head peek(InputStream in) throws IOException {
        return new Head(in.readNBytes(Head.SIZE));
    }

    private static InputStream rejoined(Head head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head.bytes()), rest);
    }
}
