/**
 * Reads GitLab's logs and says which documented problem they show: see {@link dev.logscan.LogScan}.
 *
 * <p>Exported is what speaks of a scan, its inputs, its scenarios and its report. Three libraries that are no modules stand
 * inside this one, under names of ours, and are not to be seen.
 */
module dev.logscan {
    requires com.fasterxml.jackson.core;
    requires com.google.common;
    requires jdk.unsupported;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires static org.jspecify;

    exports dev.logscan;
    exports dev.logscan.condition;
    exports dev.logscan.entry;
    exports dev.logscan.incident;
    exports dev.logscan.input;
    exports dev.logscan.language;
    exports dev.logscan.redact;
    exports dev.logscan.report;
    exports dev.logscan.scenario;
}
