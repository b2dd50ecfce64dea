package dev.logscan.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.io.CharStreams;
import dev.logscan.incident.Finding;
import java.io.IOException;

/** Writes one finding a line: the same objects as {@link JsonRenderer}, for tools that read line by line. */
final class JsonLinesRenderer implements Renderer {
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().rootValueSeparator("").build();

    @Override
    public void render(Report report, Appendable out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(CharStreams.asWriter(out))) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.setCharacterEscapes(new Escape.Json());
            FindingJson writer = new FindingJson(json);
            for (Finding finding : report.findings()) {
                writer.write(finding);
                json.writeRaw('\n');
            }
        }
    }
}
