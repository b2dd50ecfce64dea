package dev.logscan.report;

import java.util.List;
import java.util.Map;

/** What becomes of the texts of a report, by the place in which they stand. */
interface Rewriting {
    /** A name, a sentence or a fact's value. */
    String text(String text);

    /** Something to copy and run. */
    String command(String command);

    /** A correlation id. */
    String id(String id);

    /** The values of a fact. */
    List<String> values(String name, List<String> values);

    /** The fields of a piece of evidence. */
    Map<String, List<String>> fields(Map<String, List<String>> fields);
}
