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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An input that was opened: decompressed, in UTF-8 without a byte order mark, its head at hand. */
final class DecodedInput implements Closeable {
    private final Source source;
    private final @Nullable BoundedStream file;
    private final @Nullable Unpacking member;
    private final @Nullable Unpacking unpacked;
    private final CountingStream counter;
    private Head head;
    private InputStream content;
    private final @Nullable Charset transcoded;
    private int mark;
    private @Nullable SkimMark skimMark;
    private final List<String> notes = new ArrayList<>();

    private DecodedInput(
            Source source,
            @Nullable BoundedStream file,
            @Nullable Unpacking member,
            @Nullable Unpacking unpacked,
            CountingStream counter,
            Head raw)
            throws IOException {
        this.source = source;
        this.file = file;
        this.member = member;
        this.unpacked = unpacked;
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

    /** Opens an input, or a member of one; the bytes are closed with it, or at once when that fails. */
    static DecodedInput open(Source source, @Nullable BoundedStream file, InputStream stored) throws IOException {
        try {
            Head magic = peek(stored);
            InputStream whole = rejoined(magic, stored);
            Compression compression = Compression.of(magic);
            Unpacking unpacked = compression == null ? null : compression.open(whole);
            CountingStream counter = new CountingStream(unpacked == null ? whole : unpacked);
            Unpacking member = stored instanceof Unpacking archived ? archived : null;
            return new DecodedInput(source, file, member, unpacked, counter, peek(counter));
        } catch (IOException failure) {
            stored.close();
            throw failure;
        }
    }

    /** Undoes what happened to a text on its way to us; to be called before its content is read. */
    void undoPasting() throws IOException {
        undo(Pasted.of(head()));
        if (Pasted.isWrapped(head())) {
            undo(Set.of(Pasted.WRAPPED));
        }
    }

    /**
     * Leaves hits out that hold no literal, or marks them.
     *
     * @param drop whether they are left out
     */
    void skim(LiteralSearch literals, boolean drop, long exact) {
        SkimMark told = SkimMark.unknown();
        content = new HitSkimmer(content, literals, told, drop, exact);
        skimMark = told;
    }

    /** What tells of hits that were left out or marked; null when none are. */
    @Nullable
    SkimMark skimMark() {
        return skimMark;
    }

    private void undo(Set<Pasted> marks) throws IOException {
        if (marks.isEmpty()) {
            return;
        }
        marks.forEach(pasted -> notes.add(pasted.note()));
        InputStream plain = new PastedStream(content, marks);
        head = peek(plain);
        mark = 0;
        content = rejoined(head, plain);
    }

    /** Bounds how far the content may expand; of no effect where it is not compressed. */
    void limit(Expansion expansion) {
        if (unpacked != null) {
            content = expansion.limit(content);
        }
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
        notes.forEach(note -> problems.add(new ReadProblem(source.name(), note, false)));
        for (Unpacking layer : new Unpacking[] {member, unpacked}) {
            if (layer != null && layer.problem() != null) {
                problems.add(new ReadProblem(source.name(), layer.problem(), layer.damaged()));
            }
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
