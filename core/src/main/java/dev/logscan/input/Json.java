package dev.logscan.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/** How JSON is read: leniently in spelling, strictly in size. */
final class Json {
    /** Deeper nesting is an attack; GitLab's own lines have less than ten levels. */
    static final int MAX_DEPTH = 1000;

    /** For one record in one line, where a raw control character can only be part of a value. */
    static final JsonFactory LINES =
            factory().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

    /** For documents over many lines, where a newline inside a text shows that a record was cut. */
    static final JsonFactory DOCUMENTS = factory()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .build();

    private Json() {}

    private static JsonFactoryBuilder factory() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(Limits.MAX_LINE)
                // Numbers are copied as text and never converted, so their length costs nothing more than a text's.
                .maxNumberLength(Integer.MAX_VALUE)
                .build();
        return new JsonFactoryBuilder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
    }
}
