package dev.logscan.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TenLinesTest {
    @Test
    void everyFindingIsALine() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            TenLines.main(new String[] {"../jwt-invalid-audience/input/gitlab-rails/exceptions_json.log"});
        } finally {
            System.setOut(before);
        }

        assertThat(out.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("ERROR jwt-invalid-audience: The token");
    }

    @Test
    void theReadmeShowsThisProgram() throws Exception {
        String source = Files.readString(Path.of("src/main/java/dev/logscan/embedding/TenLines.java"));
        String body = source.substring(source.indexOf("        List<LogInput>"), source.indexOf("    }\n}\n"));

        assertThat(Files.readString(Path.of("../../README.md")))
                .contains("```java\n" + body.stripTrailing().stripIndent() + "\n```\n");
    }
}
