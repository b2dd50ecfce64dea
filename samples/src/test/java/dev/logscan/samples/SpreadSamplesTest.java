package dev.logscan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.LogScan;
import dev.logscan.ScanPart;
import dev.logscan.SpreadScan;
import dev.logscan.input.Discovery;
import dev.logscan.input.LogInput;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Machines that share a scan say what one machine says. */
final class SpreadSamplesTest {
    @TestFactory
    Stream<DynamicTest> everySampleGivesTheSameReportWhenItsInputsAreReadApart() {
        return Sample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    Report report = spread(sample.configured(LogScan.builder()), sample.discovery());
                    for (Format format : List.of(Format.TEXT, Format.JSON)) {
                        assertThat(Sample.rendered(report, format)).isEqualTo(Sample.read(sample.expected(format)));
                    }
                }));
    }

    private static Report spread(LogScan scan, Discovery discovery) throws InterruptedException {
        List<LogInput> inputs = discovery.inputs();
        Map<String, String> copies = LogInput.copies(inputs);
        List<ScanPart> parts = new ArrayList<>();
        for (int number = inputs.size() - 1; number >= 0; number--) {
            LogInput input = inputs.get(number);
            String other = copies.get(input.name());
            scan.spread().read(number, other == null ? input : input.copyOf(other), parts::add);
        }
        Collections.shuffle(parts, new Random(1));
        parts.sort(ScanPart.byKey());
        List<ScanPart> telling = new ArrayList<>();
        ScanPart.telling(parts.iterator()).forEachRemaining(telling::add);
        Collections.sort(telling);
        return scan.spread().report(inputs.size(), new Kept(telling), discovery.problems());
    }

    private record Kept(List<ScanPart> parts) implements SpreadScan.Parts {
        @Override
        public Iterator<ScanPart> all() {
            return parts.iterator();
        }

        @Override
        public Iterator<ScanPart> withKeys(Set<Long> keys) {
            return parts.stream().filter(part -> keys.contains(part.key())).iterator();
        }
    }
}
