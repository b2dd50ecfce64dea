package dev.logscan.cli;

/** The version of this program. */
final class ToolVersion {
    private ToolVersion() {}

    /** What the jar says of itself; there is none while it is built. */
    static String current() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
