package dev.logscan.benchmark;

import java.util.List;

final class BarsCommand {
    private BarsCommand() {}

    static void run(List<String> words) {}
}
