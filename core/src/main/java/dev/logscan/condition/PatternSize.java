package dev.logscan.condition;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts what a pattern is made of once its repetitions are written out, as the library does: a few characters can stand for
 * a million, which fills memory, and takes as many steps for each character of a text.
 */
final class PatternSize {
    /** Beyond what anybody writes, and matched at some megabytes a second still. */
    static final int MOST = 10_000;

    private final String pattern;
    private int at;

    /** What stands before each open group. */
    private final Deque<Long> groups = new ArrayDeque<>();

    private long before;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** How many parts there are, about; of a pattern that is none, any number. */
    static long of(String pattern) {
        return new PatternSize(pattern).count();
    }

    private long count() {
        while (at < pattern.length() && before + last <= MOST) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '(' -> {
                    groups.push(before + last);
                    before = 0;
                    last = 0;
                }
                case ')' -> {
                    if (!groups.isEmpty()) {
                        long inside = before + last + 1;
                        before = groups.pop();
                        last = inside;
                    }
                }
                case '{' -> repeat();
                case '[' -> {
                    skipClass();
                    part();
                }
                case '\\' -> {
                    at++;
                    part();
                }
                default -> part();
            }
        }
        return before + last;
    }

    private void part() {
        before += last;
        last = 1;
    }

    /** {@code {2}}, {@code {2,}} and {@code {2,5}}; anything else is text. */
    private void repeat() {
        int end = pattern.indexOf('}', at);
        String counts = end < 0 ? "" : pattern.substring(at, end);
        if (!counts.matches("\\d{1,9}(?:,\\d{0,9})?")) {
            part();
            return;
        }
        long times = 1;
        for (String count : counts.split(",", -1)) {
            times = Math.max(times, count.isEmpty() ? 1 : Long.parseLong(count));
        }
        last *= times;
        at = end + 1;
    }

    private void skipClass() {
        int first = at;
        boolean open = true;
        while (open && at < pattern.length()) {
            char c = pattern.charAt(at++);
            at += c == '\\' ? 1 : 0;
            open = c != ']' || at == first + 1;
        }
    }
}
