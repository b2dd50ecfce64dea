package dev.logscan.cli;

import dev.logscan.LogRedaction;
import dev.logscan.input.Discovery;
import dev.logscan.language.Wording;
import dev.logscan.report.Escape;
import dev.logscan.report.Masking;
import dev.logscan.scenario.Version;
import dev.logscan.scenario.VersionRange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;

/** {@code redact}: writes a copy of the evidence without names, and proves that it shows the same findings. */
final class RedactCommand {
    private final Surroundings around;

    RedactCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(Arguments arguments) throws UsageException, IOException {
        String typed = arguments.last(CliOption.COPY);
        if (typed == null || typed.isBlank()) {
            throw new UsageException(CliOption.COPY.flag(), "no folder", "expected the folder for the copy: -o DIR");
        }
        if (arguments.paths().isEmpty() && around.stdin() == Surroundings.Stdin.TERMINAL) {
            throw new UsageException("redact", "no PATH", "expected the logs to copy the evidence of");
        }
        RequestReader request = new RequestReader(arguments, around);
        List<String> paths = request.paths();
        CopyFolder copy = CopyFolder.of(typed, paths);
        MapFile map = MapFile.of(arguments.last(CliOption.MAP), copy);
        LogRedaction.Builder redaction = LogRedaction.builder()
                .catalog(Rules.catalog(arguments.all(CliOption.RULES)))
                .pseudonyms(map.pseudonyms())
                .threads(request.threads());
        Version version = request.gitlabVersion();
        if (version != null) {
            redaction.gitlabVersion(VersionRange.exactly(version));
        }
        String proxyFqdn = request.proxyFqdn();
        if (proxyFqdn != null) {
            redaction.proxyFqdn(proxyFqdn);
        }
        // What the paths lead to is settled before there is a folder that they could lead to as well.
        Discovery discovery = Discovery.of(paths, request.kinds(paths), around.in());
        LogRedaction.Outcome outcome = write(redaction.build(), discovery, copy, map);
        if (!arguments.has(CliOption.QUIET)) {
            Notes.problems(around, outcome.report().sources());
            outcome.report().warnings().forEach(warning -> Notes.say(around, warning));
        }
        new StandardOutput(around).print(said(typed, map, outcome, around.wording()));
        return outcome.report().findings().isEmpty()
                ? ExitCode.ofReading(outcome.report().sources())
                : ExitCode.NOTHING;
    }

    private static LogRedaction.Outcome write(LogRedaction redaction, Discovery discovery, CopyFolder copy, MapFile map)
            throws IOException {
        try {
            copy.begin();
            LogRedaction.Outcome outcome = redaction.redact(discovery, copy.stage());
            if (!outcome.differences().isEmpty()) {
                throw new IOException("redact: a scan of the copy does not show the same, so none was left: "
                        + String.join("; ", outcome.differences()));
            }
            // First the map: a copy without it could never be read again by the one who made it.
            map.write();
            copy.finish();
            return outcome;
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while reading");
        } finally {
            copy.end();
        }
    }

    private static String said(String typed, MapFile map, LogRedaction.Outcome outcome, Wording wording) {
        StringBuilder said = new StringBuilder();
        line(
                said,
                wording.say(
                        "{folder}: {entries} in {files}",
                        typed,
                        wording.count(outcome.entries(), "{n} entry", "{n} entries"),
                        wording.count(outcome.files(), "{n} file", "{n} files")));
        int findings = outcome.report().findings().size();
        line(
                said,
                wording.say(
                        "A scan of it shows the same as one of the logs: {findings}.",
                        wording.count(findings, "{n} finding", "{n} findings")));
        line(said, wording.say("Which pseudonym stands for what is in {map}. Keep it to yourself.", map.shown()));
        if (outcome.proxyFqdn() != null) {
            line(said, wording.say("The copy is scanned with: --proxy-fqdn {host}", outcome.proxyFqdn()));
        }
        return said.toString();
    }

    private static void line(StringBuilder said, String line) {
        said.append(Escape.line(Masking.mask(line))).append('\n');
    }
}
