package dev.logscan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
    @TempDir
    private Path folder;

    @Test
    void directoriesAreReadWholeAndInOrder() throws IOException {
        write("b/two.log");
        write("b/one.log");
        write("a.log");
        write("c");

        assertThat(names(discover(""))).containsExactly("/a.log", "/b/one.log", "/b/two.log", "/c");
        assertThat(names(discover("/b/"))).containsExactly("/b/one.log", "/b/two.log");
    }

    @Test
    void standardInputIsReadOnceWhereItStands() throws IOException {
        write("a");
        write("b");

        Discovery found = Discovery.of(List.of(folder + "/b", "-", folder + "/a", "-"), InputStream.nullInputStream());

        assertThat(names(found)).containsExactly("/b", "-", "/a");
    }

    @Test
    void aFileIsReadOnceUnderItsFirstName() throws IOException {
        write("a/x.log");
        Files.createLink(folder.resolve("hard.log"), folder.resolve("a/x.log"));
        Files.createSymbolicLink(folder.resolve("soft.log"), folder.resolve("a/x.log"));
        Files.createSymbolicLink(folder.resolve("z"), folder.resolve("a"));

        Discovery found = Discovery.of(
                List.of(folder + "/hard.log", folder.toString(), folder + "/a/x.log"), InputStream.nullInputStream());

        assertThat(names(found)).containsExactly("/hard.log");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void linkLoopsAndDanglingLinksEndTheirBranchOnly() throws IOException {
        write("a/x.log");
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Files.createSymbolicLink(folder.resolve("a/gone"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a/self"));

        Discovery found = discover("");

        assertThat(names(found)).containsExactly("/a/x.log");
        assertThat(found.problems())
                .extracting(ReadProblem::message, ReadProblem::incomplete)
                .containsExactly(
                        tuple("a link that leads nowhere, skipped", false),
                        tuple("a link that leads nowhere, skipped", false));
    }

    @Test
    void pipesAndDevicesAreSkippedAndListed() throws IOException, InterruptedException {
        write("x.log");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));

        Discovery found = discover("");

        Files.delete(folder.resolve("zero"));
        assertThat(names(found)).containsExactly("/x.log");
        assertThat(found.problems())
                .containsExactly(
                        new ReadProblem(folder + "/pipe", "neither a file nor a directory, skipped", false),
                        new ReadProblem(folder + "/zero", "neither a file nor a directory, skipped", false));
    }

    @Test
    void anUnreadableDirectoryCostsOneProblem() throws IOException {
        write("a/x.log");
        write("b/y.log");
        Path closed = folder.resolve("a");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        boolean root = Files.isReadable(closed);

        Discovery found = discover("");

        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        assertThat(names(found)).contains("/b/y.log");
        if (!root) {
            assertThat(names(found)).containsExactly("/b/y.log");
            assertThat(found.problems()).containsExactly(new ReadProblem(folder + "/a", "permission denied", true));
        }
    }

    @Test
    void svlogdsOwnFilesAreIgnoredBesideItsLog() throws IOException {
        write("puma/current");
        write("puma/lock");
        write("puma/config");
        write("puma/@40000000624492fa18da6f34.s");
        write("other/config");

        assertThat(names(discover("")))
                .containsExactly("/other/config", "/puma/@40000000624492fa18da6f34.s", "/puma/current");
    }

    @Test
    void anEmptyFolderThatSomebodyNamesIsTold() throws IOException {
        Files.createDirectories(folder.resolve("logs/empty"));

        assertThat(discover("/logs").problems()).isEmpty();
        assertThat(discover("/logs/empty").problems())
                .containsExactly(new ReadProblem(folder + "/logs/empty", "an empty folder", false));
    }

    @Test
    void aPathThatLeadsNowhereIsToldBeforehand() throws IOException {
        write("x");

        Discovery.check("-");
        Discovery.check(folder + "/x");
        assertThatThrownBy(() -> Discovery.check(folder + "/y"))
                .isInstanceOf(IOException.class)
                .hasMessage("no such file or directory");
        assertThatThrownBy(() -> Discovery.check("a\0b")).isInstanceOf(IOException.class);
        assertThat(discover("/y").problems()).containsExactly(new ReadProblem(folder + "/y", "no such file", true));
    }

    private Discovery discover(String below) {
        return Discovery.of(List.of(folder + below), InputStream.nullInputStream());
    }

    private List<String> names(Discovery found) {
        return found.inputs().stream()
                .map(input -> input.name().replace(folder.toString(), ""))
                .toList();
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x\n");
    }
}
