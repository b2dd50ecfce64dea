package dev.logscan.benchmark;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line with places to be filled in, such as <code>${ms}</code>, <code>${int:1:900}</code> or <code>${pick:200|304}</code>.
 * Immutable.
 */
final class Template {
    private interface Part {
        void write(Line line, Moment moment);
    }

    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)(?::([^}]*))?\\}");
    private static final List<String> PATHS = List.of(
            "README.md", "lib/service.rb", "app/models/user.rb", "src/main/java/App.java", "docs/setup/install.md");

    private static final Map<String, List<Template>> READ = new ConcurrentHashMap<>();

    private final List<Part> parts = new ArrayList<>();

    private Template(String text) {
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            fixed(text.substring(end, place.start()));
            String argument = place.group(2);
            parts.add(part(place.group(1), argument == null ? "" : argument));
            end = place.end();
        }
        fixed(text.substring(end));
    }

    static Template of(String text) {
        return new Template(text);
    }

    /** The templates of a resource, one a line; read once, for ten thousand files want them. */
    static List<Template> all(String resource) {
        return READ.computeIfAbsent(
                resource, name -> lines(name).stream().map(Template::of).toList());
    }

    static List<String> lines(String resource) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Line line, Moment moment) {
        for (Part part : parts) {
            part.write(line, moment);
        }
    }

    private void fixed(String text) {
        if (!text.isEmpty()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            parts.add((line, moment) -> line.add(bytes));
        }
    }

    private static Part part(String name, String argument) {
        return switch (name) {
            case "ms" -> (line, moment) -> moment.millis(line);
            case "s" -> (line, moment) -> moment.seconds(line);
            case "clf" -> (line, moment) -> moment.commonLog(line);
            case "nginx" -> (line, moment) -> moment.nginx(line);
            case "svlogd" -> (line, moment) -> moment.svlogd(line);
            case "redis" -> (line, moment) -> moment.redis(line);
            case "id" -> (line, moment) -> line.add(moment.id());
            case "n" -> (line, moment) -> line.add(moment.number(), 1);
            case "group" -> (line, moment) -> line.add(moment.group());
            case "project" -> (line, moment) -> moment.project(line);
            case "user" -> (line, moment) -> line.add(moment.user());
            case "agent" -> (line, moment) -> line.add(moment.agent());
            case "ip" -> (line, moment) -> moment.address(line);
            case "path" -> pick(PATHS);
            case "pick" -> pick(List.of(argument.split("\\|", -1)));
            case "dec" ->
                (line, moment) -> line.add("0.")
                        .add(moment.random().below(100), 2)
                        .add(moment.random().below(10_000), 4);
            case "hex" -> {
                int digits = Integer.parseInt(argument);
                yield (line, moment) -> line.addHex(moment.random(), digits);
            }
            case "int" -> {
                int colon = argument.indexOf(':');
                int low = Integer.parseInt(argument.substring(0, colon));
                int high = Integer.parseInt(argument.substring(colon + 1));
                yield (line, moment) -> line.add(low + moment.random().below(high - low + 1), 1);
            }
            default -> throw new IllegalArgumentException("${" + name + "}: no such place");
        };
    }

    private static Part pick(List<String> choices) {
        List<byte[]> bytes =
                choices.stream().map(c -> c.getBytes(StandardCharsets.UTF_8)).toList();
        return (line, moment) -> line.add(bytes.get(moment.random().below(bytes.size())));
    }
}
