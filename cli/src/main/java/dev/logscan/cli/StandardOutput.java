package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Where results go. A reader that stops reading is no error; a full disk is one. */
final class StandardOutput {
    private final Surroundings around;
    private boolean left;

    StandardOutput(Surroundings around) {
        this.around = around;
    }

    void print(String text) throws IOException {
        try {
            around.out().write(text.getBytes(UTF_8));
            around.out().flush();
        } catch (IOException e) {
            // A pipe fails in no other way, and the words for it depend on the locale.
            if (around.stdout() != Surroundings.Stdout.PIPE) {
                throw new IOException("standard output: not written: " + Reason.of(e), e);
            }
            left = true;
        }
    }

    /** Whether nobody reads any more. */
    boolean isLeft() {
        return left;
    }
}
