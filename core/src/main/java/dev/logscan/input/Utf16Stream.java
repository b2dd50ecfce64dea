package dev.logscan.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8, for everything after it works on bytes in which a newline is one byte. */
final class Utf16Stream extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[8192];
    private int kept;
    private byte[] bytes = {};
    private int at;

    Utf16Stream(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(new WholePieces(in), charset);
    }

    /** Gives as much as is asked for, so that how far the input was read does not hang on how it arrives. */
    private static final class WholePieces extends FilterInputStream {
        WholePieces(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = in.readNBytes(buffer, from, length);
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    @Override
    public int read() throws IOException {
        return at < bytes.length || fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (at == bytes.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, buffer, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        at = 0;
        bytes = new byte[0];
        while (bytes.length == 0) {
            int count = reader.read(chars, kept, chars.length - kept);
            if (count < 0 && kept == 0) {
                return false;
            }
            int end = kept + Math.max(count, 0);
            // A surrogate pair must not be torn between two rounds.
            kept = count > 0 && Character.isHighSurrogate(chars[end - 1]) ? 1 : 0;
            bytes = new String(chars, 0, end - kept).getBytes(StandardCharsets.UTF_8);
            chars[0] = chars[end - 1];
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
