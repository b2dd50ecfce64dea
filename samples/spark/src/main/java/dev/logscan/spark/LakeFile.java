package dev.logscan.spark;

import dev.logscan.input.LogInput;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file in the lake.
 *
 * @param number its place among all files, from 0 on
 * @param name the name that reports show
 * @param place where any machine of the cluster finds it
 * @param size its size in bytes when it was listed; what is written later is not read, so that each reading is the same
 * @param copyOf the name of the file that holds the same bytes, or null when none is known
 */
record LakeFile(
        int number,
        String name,
        String place,
        long size,
        @Nullable String copyOf) implements Serializable {
    LakeFile copyOf(@Nullable String other) {
        return new LakeFile(number, name, place, size, other);
    }

    /** The file as an input, which is opened as often as it is read. */
    LogInput input(Configuration hadoop) {
        Path path = new Path(place);
        LogInput input =
                LogInput.of(name, size, () -> path.getFileSystem(hadoop).open(path));
        return copyOf == null ? input : input.copyOf(copyOf);
    }
}
