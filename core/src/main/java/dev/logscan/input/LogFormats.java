package dev.logscan.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats, in the order in which they are asked. */
final class LogFormats {
    /** The specific before the general; the last one takes everything. */
    static final List<LogFormat> ALL = List.of(
            new EvidenceFormat(),
            new VersionManifestFormat(),
            new HarFormat(),
            new SearchResponseFormat(),
            new EnvelopeFormat(Envelope.QUERY_TABLE),
            new EnvelopeFormat(Envelope.LOKI),
            new EnvelopeFormat(Envelope.GRAFANA),
            new EnvelopeFormat(Envelope.SPLUNK),
            new EnvelopeFormat(Envelope.CLOUDWATCH),
            new EnvelopeFormat(Envelope.GOOGLE_CLOUD_LOGGING),
            new EnvelopeFormat(Envelope.OPENTELEMETRY),
            new JsonDocumentsFormat(),
            new ContainerFormat(),
            new TableFormat(TableHeader.Kind.MARKDOWN),
            new TableFormat(TableHeader.Kind.GRID_COPY),
            new TableFormat(TableHeader.Kind.DISCOVER_CSV),
            new MixedFormat(),
            new JsonLinesFormat(),
            new RailsTextFormat(),
            new TextFormat());

    private LogFormats() {}

    static LogFormat of(String name, Head head) {
        for (LogFormat format : ALL) {
            if (format.accepts(name, head)) {
                return format;
            }
        }
        throw new IllegalStateException("no format takes everything");
    }

    /** The format if the whole source can be searched in pieces; null when it must be read from the start. */
    static @Nullable LineFormat forPieces(String name, Head head) {
        if (Compression.of(head) != null
                || ArchiveKind.of(head) != null
                || TailHeader.isIn(head)
                || DecodedInput.utf16(head) != null
                || Refusal.of(head) != null
                || Pasted.isLikely(head)) {
            return null;
        }
        return of(name, head) instanceof LineFormat lines && lines.inPieces() ? lines : null;
    }
}
