package dev.logscan.report;

import dev.logscan.incident.Fact;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an attacker would write into a log. */
final class Hostile {
    static final String TEXT =
            "=cmd|' /C calc'!A0 <script>alert(1)</script> @all #1 !2 ~bug %3 $4 &5 ![x](https://evil.example/b.png)"
                    + " https://evil.example www.evil.example `` ``` [a](javascript:b) :bomb: ]]> -->\n/close\n```\r/assign @me\u001b[31m\u202e\"";

    private Hostile() {}

    /** A report that says it wherever a log can speak. */
    static Report report() {
        return Reports.saying(
                TEXT,
                List.of(new Fact("host", List.of(TEXT), false)),
                Reports.fields("exception.message", TEXT, TEXT, TEXT));
    }

    /** The same report with this text in front of every text that it holds, whatever part it stands in. */
    static Report everywhere(Report report, String text) {
        return (Report) spoken(report, text);
    }

    private static Object spoken(Object value, String text) {
        if (value instanceof String said) {
            return text + said;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> spoken(item, text)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> spoken = new LinkedHashMap<>();
            map.forEach((key, item) -> spoken.put(spoken(key, text), spoken(item, text)));
            return spoken;
        }
        return value instanceof Record all ? again(all, text) : value;
    }

    private static Record again(Record all, String text) {
        RecordComponent[] parts = all.getClass().getRecordComponents();
        Object[] values = new Object[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                values[i] = spoken(parts[i].getAccessor().invoke(all), text);
            }
            Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<? extends Record> constructor = all.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
