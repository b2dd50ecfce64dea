package dev.logscan.input;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a scan is done.
 *
 * @param literals what every telling line holds one of; null when that is not known
 * @param screen what else a line that holds one must hold; null when that is not known
 * @param search whether lines without a literal are passed over
 * @param threads how many workers there are
 * @param jsonText fields whose text is JSON again
 * @param limits the sizes
 * @param progress is told how far the reading is; null when nobody asks
 */
record ScanSettings(
        @Nullable LiteralSearch literals,
        @Nullable LineScreen screen,
        boolean search,
        int threads,
        Set<String> jsonText,
        Limits limits,
        @Nullable ReadProgress progress) {}
