package dev.logscan.cli;

import dev.logscan.report.Escape;
import dev.logscan.report.Masking;
import dev.logscan.scenario.DocumentedCondition;
import dev.logscan.scenario.RuleFile;
import dev.logscan.scenario.Scenario;
import dev.logscan.scenario.ScenarioCatalog;
import dev.logscan.scenario.ScenarioException;
import dev.logscan.scenario.Template;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code rules}: what those need who write scenarios of their own. */
final class RulesCommand {
    private final Surroundings around;
    private final Scanner scanner;
    private final StringBuilder page = new StringBuilder();

    RulesCommand(Surroundings around, Scanner scanner) {
        this.around = around;
        this.scanner = scanner;
    }

    ExitCode run(Arguments arguments) throws UsageException, IOException {
        List<String> words = arguments.paths();
        String what = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        if (!rest.isEmpty() && (what.equals("list") || what.equals("coverage"))) {
            throw new UsageException("rules " + what, "unexpected " + rest.get(0));
        }
        ExitCode code = switch (what) {
            case "list" -> list(arguments.all(CliOption.RULES));
            case "check" -> check(some(what, rest, "FILE..."), arguments.all(CliOption.RULES));
            case "test" -> test(some(what, rest, "DIR"), arguments.all(CliOption.RULES));
            case "coverage" -> coverage();
            default ->
                throw new UsageException(
                        "rules",
                        what.isEmpty() ? "nothing to do" : "unknown word " + what,
                        NearestName.advice(what, Command.RULES.choices()));
        };
        new StandardOutput(around).print(page.toString());
        return code;
    }

    private ExitCode list(List<String> more) throws UsageException {
        for (Scenario scenario : Rules.catalog(more).scenarios()) {
            Template title = new Template(around.wording().say(scenario.title().text()));
            line(scenario.id() + " (" + scenario.severity().id() + "): " + title.fill(name -> null));
        }
        return ExitCode.NOTHING;
    }

    /** Together they may be right where each alone is not: a scenario may yield to one of another file. */
    private ExitCode check(List<String> paths, List<String> more) throws UsageException {
        List<RuleFile> others = Rules.files(CliOption.RULES.flag(), more);
        List<RuleFile> files = Rules.files("rules check", paths);
        String together =
                complaint(Stream.concat(others.stream(), files.stream()).toList());
        boolean told = false;
        for (RuleFile file : files) {
            String complaint = together == null
                    ? null
                    : complaint(Stream.concat(others.stream(), Stream.of(file)).toList());
            line(complaint == null ? file.name() + ": ok" : around.wording().message(complaint));
            told |= complaint != null;
        }
        if (together != null && !told) {
            line(around.wording().message(together));
        }
        return together == null ? ExitCode.NOTHING : ExitCode.USAGE;
    }

    private static @Nullable String complaint(List<RuleFile> files) {
        try {
            ScenarioCatalog.load(files);
            return null;
        } catch (ScenarioException e) {
            return Masking.mask(String.valueOf(e.getMessage()));
        }
    }

    private ExitCode test(List<String> paths, List<String> more) throws UsageException, IOException {
        int failed = 0;
        int count = 0;
        for (String path : paths) {
            for (RuleSample sample : samples(path)) {
                String difference = sample.difference(more, around, scanner);
                count++;
                failed += difference == null ? 0 : 1;
                line(sample.name() + ": "
                        + (difference == null
                                ? "ok"
                                : Masking.mask(around.wording().message(difference))));
            }
        }
        line(around.wording()
                .say("{samples}, {failed} failed", around.wording().count(count, "{n} sample", "{n} samples"), failed));
        return failed == 0 ? ExitCode.NOTHING : ExitCode.FINDINGS;
    }

    private static List<RuleSample> samples(String path) throws UsageException {
        List<RuleSample> samples;
        try {
            samples = RuleSample.in(Path.of(path));
        } catch (InvalidPathException e) {
            throw new UsageException("rules test", path + " is no path");
        } catch (IOException e) {
            throw new UsageException("rules test", path + ": " + Reason.of(e));
        }
        if (samples.isEmpty()) {
            throw new UsageException(
                    "rules test", path + ": no samples", "expected folders with input/ and report.json");
        }
        return samples;
    }

    private ExitCode coverage() {
        List<DocumentedCondition> all = DocumentedCondition.all();
        String anchor = "";
        for (DocumentedCondition condition : all) {
            if (!condition.anchor().equals(anchor)) {
                anchor = condition.anchor();
                line(DocumentedCondition.PAGE + anchor);
            }
            line("  " + condition.condition() + ": " + condition.answer());
        }
        long shown = all.stream().filter(DocumentedCondition::inLogs).count();
        line(around.wording()
                .say(
                        "{all} conditions of GitLab's page: {shown} seen in logs, {rest} not in logs",
                        all.size(),
                        shown,
                        all.size() - shown));
        return ExitCode.NOTHING;
    }

    private static List<String> some(String what, List<String> rest, String expected) throws UsageException {
        if (rest.isEmpty()) {
            throw new UsageException("rules " + what, "nothing given", "expected " + expected);
        }
        return rest;
    }

    private void line(String text) {
        page.append(Escape.line(text)).append('\n');
    }
}
