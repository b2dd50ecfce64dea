package dev.logscan.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Peer: reads every token of JSON files with Jackson, on one thread, and counts the objects. */
final class JacksonPass {
    private JacksonPass() {}

    /** Reads the files that a list names, one a line. */
    static void run(List<String> words) throws IOException {
        JsonFactory factory = new JsonFactoryBuilder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxDocumentLength(-1).build())
                .build();
        long objects = 0;
        for (String file : Files.readAllLines(Path.of(words.get(0)))) {
            try (InputStream plain = Files.newInputStream(Path.of(file));
                    InputStream in = isGzip(file) ? new GZIPInputStream(plain, 1 << 16) : plain;
                    JsonParser parser = factory.createParser(in)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    objects += token == JsonToken.START_OBJECT ? 1 : 0;
                }
            }
        }
        System.out.println(objects);
    }

    private static boolean isGzip(String file) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }
}
