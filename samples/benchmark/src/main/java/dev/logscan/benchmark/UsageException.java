package dev.logscan.benchmark;

/** What was typed cannot be done. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
