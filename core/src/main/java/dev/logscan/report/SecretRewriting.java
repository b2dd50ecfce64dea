package dev.logscan.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts masks in the place of the secrets of a report. */
final class SecretRewriting implements Rewriting {
    private final Masks masks;

    SecretRewriting(Masks masks) {
        this.masks = masks;
    }

    @Override
    public String text(String text) {
        return SecretScanner.mask(text, masks);
    }

    @Override
    public String command(String command) {
        return text(command);
    }

    @Override
    public String id(String id) {
        return text(id);
    }

    @Override
    public List<String> values(String name, List<String> values) {
        String kind = SecretNames.kindOfField(name);
        return values.stream().map(value -> value(kind, value)).toList();
    }

    @Override
    public Map<String, List<String>> fields(Map<String, List<String>> fields) {
        Map<String, List<String>> masked = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            List<String> names = pairNames(name, fields);
            masked.put(text(name), names.size() == values.size() ? pairs(names, values) : values(name, values));
        });
        return masked;
    }

    private List<String> pairs(List<String> names, List<String> values) {
        List<String> masked = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            masked.add(value(SecretNames.kindOfField("params." + names.get(i)), values.get(i)));
        }
        return masked;
    }

    /** The names that stand beside a field of values, as in {@code params.key} and {@code params.value}. */
    private static List<String> pairNames(String field, Map<String, List<String>> fields) {
        if (!field.endsWith(".value")) {
            return List.of();
        }
        String parent = field.substring(0, field.length() - "value".length());
        List<String> keys = fields.get(parent + "key");
        return keys != null ? keys : fields.getOrDefault(parent + "name", List.of());
    }

    private String value(@Nullable String kind, String value) {
        boolean word = SecretNames.STATE.equals(kind) && !SecretScanner.isState(value);
        return kind == null || word ? text(value) : SecretValue.mask(kind, value, masks);
    }
}
