package dev.logscan.report;

import dev.logscan.incident.Fact;
import java.util.List;

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
}
