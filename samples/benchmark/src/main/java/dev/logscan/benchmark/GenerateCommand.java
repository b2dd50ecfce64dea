package dev.logscan.benchmark;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code generate}: writes logs. */
final class GenerateCommand {
    private enum Shape {
        TREE,
        SEARCH_RESPONSE,
        FLOOD
    }

    private GenerateCommand() {}

    static void run(List<String> words) throws UsageException, IOException {
        Set<String> known = new HashSet<>(Settings.OPTIONS);
        known.addAll(Set.of("shape", "attempts"));
        Options options = Options.parse(words, known);
        String target = options.operand("where to");
        Settings settings = Settings.of(options);
        switch (options.choice("shape", Shape.class, Shape.TREE)) {
            case TREE -> new LogTree(settings).write(Path.of(target));
            case SEARCH_RESPONSE -> {
                SearchResponse response = new SearchResponse(settings.withKinds(List.of(LogKind.KIBANA)));
                write(target, response::write);
                if (!isStandardOutput(target)) {
                    Files.write(
                            LogTree.expectation(Path.of(target)),
                            response.telling().expected(settings));
                }
            }
            case FLOOD -> {
                Flood flood = new Flood(settings, options.number("attempts", 1_000_000));
                write(target, flood::write);
            }
        }
    }

    private interface Writer {
        void write(OutputStream out) throws IOException, UsageException;
    }

    private static void write(String target, Writer writer) throws IOException, UsageException {
        try (OutputStream plain = isStandardOutput(target)
                        ? new FileOutputStream(FileDescriptor.out)
                        : Files.newOutputStream(Path.of(target));
                OutputStream out = new BufferedOutputStream(plain, 1 << 16)) {
            writer.write(out);
        }
    }

    private static boolean isStandardOutput(String target) {
        return target.equals("-");
    }
}
