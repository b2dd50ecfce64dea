package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What scripts read of every sample is what the shipped schema promises. */
class ReportSchemaTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Report.class.getResourceAsStream("report.schema.json"));

    @TestFactory
    Stream<DynamicTest> everyReportFitsTheSchema() {
        return Sample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(),
                        () -> assertThat(SCHEMA.validate(Sample.read(sample.expected(Format.JSON)), InputFormat.JSON))
                                .isEmpty()));
    }
}
