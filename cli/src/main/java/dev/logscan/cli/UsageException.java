package dev.logscan.cli;

/** What was typed cannot be carried out; nothing was scanned. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    /** Says where, what is wrong, and what was expected. */
    UsageException(String where, String what, String expected) {
        super(where + ": " + what + " (" + expected + ")");
    }

    UsageException(String where, String what) {
        super(where + ": " + what);
    }
}
