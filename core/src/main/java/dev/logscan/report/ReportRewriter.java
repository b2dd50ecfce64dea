package dev.logscan.report;

import dev.logscan.entry.Origin;
import dev.logscan.incident.Advice;
import dev.logscan.incident.CauseVerdict;
import dev.logscan.incident.Evidence;
import dev.logscan.incident.Evidence.SourceLine;
import dev.logscan.incident.Fact;
import dev.logscan.incident.Finding;
import dev.logscan.incident.Link;
import dev.logscan.incident.Missing;
import dev.logscan.incident.Unexplained;
import dev.logscan.input.ReadProblem;
import dev.logscan.report.SourceSummary.UnparsedLine;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Walks over every text of a report that can come from logs or from the user, in the order of the JSON report. */
final class ReportRewriter {
    private final Rewriting rewriting;

    private ReportRewriter(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    static Report rewrite(Report report, Rewriting rewriting) {
        ReportRewriter rewriter = new ReportRewriter(rewriting);
        return new Report(
                report.toolVersion(),
                each(report.sources(), rewriter::source),
                each(report.findings(), rewriter::finding),
                report.more(),
                each(report.unexplained(), rewriter::unexplained),
                each(report.warnings(), rewriting::text),
                report.language());
    }

    private SourceSummary source(SourceSummary source) {
        return new SourceSummary(
                rewriting.text(source.name()),
                source.kind(),
                source.format(),
                source.bytes(),
                source.lines(),
                source.entries(),
                source.blank(),
                source.unparsed(),
                source.first(),
                source.last(),
                each(source.problems(), this::problem),
                each(
                        source.unparsedLines(),
                        line -> new UnparsedLine(line.number(), line.reason(), rewriting.text(line.text()))));
    }

    private ReadProblem problem(ReadProblem problem) {
        return new ReadProblem(
                rewriting.text(problem.source()), rewriting.text(problem.message()), problem.incomplete());
    }

    private Finding finding(Finding finding) {
        return new Finding(
                finding.scenario(),
                rewriting.text(finding.title()),
                finding.severity(),
                finding.confidence(),
                finding.side(),
                rewriting.text(finding.summary()),
                finding.count(),
                finding.firstSeen(),
                finding.lastSeen(),
                each(finding.correlationIds(), rewriting::id),
                each(finding.facts(), this::fact),
                each(finding.causes(), this::cause),
                each(finding.steps(), this::advice),
                each(finding.evidence(), this::evidence),
                each(finding.links(), this::link),
                each(finding.missing(), this::missing),
                finding.docs());
    }

    private Fact fact(Fact fact) {
        return new Fact(fact.name(), rewriting.values(fact.name(), fact.values()), fact.array());
    }

    private CauseVerdict cause(CauseVerdict cause) {
        return new CauseVerdict(
                cause.cause(),
                rewriting.text(cause.title()),
                cause.status(),
                rewriting.text(cause.because()),
                each(cause.steps(), this::advice));
    }

    private Advice advice(Advice advice) {
        return new Advice(
                advice.who(),
                rewriting.text(advice.action()),
                optional(advice.command(), rewriting::command),
                optional(advice.expect(), rewriting::text),
                advice.destructive());
    }

    private Evidence evidence(Evidence evidence) {
        Origin origin = evidence.origin();
        return new Evidence(
                new Origin(rewriting.text(origin.source()), origin.line(), origin.position()),
                evidence.component(),
                evidence.time(),
                optional(evidence.correlationId(), rewriting::id),
                rewriting.fields(evidence.fields()),
                each(evidence.around(), line -> new SourceLine(line.number(), rewriting.text(line.text()))));
    }

    private Link link(Link link) {
        return new Link(
                optional(link.of(), rewriting::id),
                optional(link.correlationId(), rewriting::id),
                link.side(),
                link.agree(),
                link.clockOffsetMs(),
                link.candidates());
    }

    private Missing missing(Missing missing) {
        return new Missing(
                rewriting.text(missing.what()), missing.decides(), rewriting.command(missing.how()), missing.who());
    }

    private Unexplained unexplained(Unexplained rest) {
        return new Unexplained(
                rewriting.text(rest.what()),
                rest.count(),
                rest.firstSeen(),
                rest.lastSeen(),
                each(rest.evidence(), this::evidence));
    }

    private static @Nullable String optional(@Nullable String text, UnaryOperator<String> change) {
        return text == null ? null : change.apply(text);
    }

    private static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }
}
