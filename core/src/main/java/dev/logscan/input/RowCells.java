package dev.logscan.input;

import java.util.List;

/** Takes one record of a table apart. */
interface RowCells {
    /** The cells, in a list that may be changed; none when the record is beyond a limit. */
    List<String> of(String record);
}
