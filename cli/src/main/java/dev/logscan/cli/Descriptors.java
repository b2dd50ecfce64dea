package dev.logscan.cli;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What the standard streams of this process are. */
final class Descriptors {
    private static final Path FOLDER = Path.of("/proc/self/fd");

    private Descriptors() {}

    static Surroundings.Stdin stdin() {
        if (!Files.isDirectory(FOLDER)) {
            return consoleIsTerminal() ? Surroundings.Stdin.TERMINAL : Surroundings.Stdin.OPEN;
        }
        String target = target(0);
        if (target.isEmpty() || isOurs(target)) {
            return Surroundings.Stdin.CLOSED;
        }
        return isTerminal(target) ? Surroundings.Stdin.TERMINAL : Surroundings.Stdin.OPEN;
    }

    static Surroundings.Stdout stdout() {
        String target = target(1);
        if (Files.isDirectory(FOLDER) ? isTerminal(target) : consoleIsTerminal()) {
            return Surroundings.Stdout.TERMINAL;
        }
        boolean pipe = target.startsWith("pipe:") || target.startsWith("socket:");
        return pipe ? Surroundings.Stdout.PIPE : Surroundings.Stdout.FILE;
    }

    static Surroundings.Stderr stderr() {
        boolean terminal = Files.isDirectory(FOLDER) ? isTerminal(target(2)) : consoleIsTerminal();
        return terminal ? Surroundings.Stderr.TERMINAL : Surroundings.Stderr.FILE;
    }

    private static boolean isTerminal(String target) {
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    /** Whether the JVM took the number of a closed stream for a file of its own, or for one of our jars. */
    private static boolean isOurs(String target) {
        return target.startsWith(System.getProperty("java.home") + "/")
                || target.startsWith(real(Path.of(System.getProperty("java.home"))) + "/")
                || target.endsWith(".jar")
                || target.endsWith(".jsa");
    }

    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            return path.toString();
        }
    }

    private static String target(int number) {
        Path link = FOLDER.resolve(Integer.toString(number));
        try {
            return Files.exists(link, LinkOption.NOFOLLOW_LINKS)
                    ? Files.readSymbolicLink(link).toString()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** From Java 22 on there may be a console without a terminal, and it says which. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean consoleIsTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
