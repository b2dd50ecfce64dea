package dev.logscan.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.logscan.language.Language;
import dev.logscan.language.Wording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/**
 * Makes the distributions out of the assembled program; a step of the build, in the profile {@code distribution}. Two builds of
 * the same sources with the same Java give the same bytes, wherever and whenever.
 */
final class Packager {
    private static final String MODULE = "dev.logscan";

    /** What the libraries use of the platform; they have no usable descriptors to tell. */
    private static final String DESCRIPTOR =
            "open module " + MODULE + " { requires java.logging; requires jdk.unsupported; }\n";

    private static final String LIBRARIES = "META-INF/licenses/LIBRARIES";

    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.([0-9]+)");

    private final Path module;
    private final Path target;
    private final String version;
    private final Instant time;
    private final Path work;
    private final Path sources;

    private Packager(Path module, String version, Instant time) {
        this.module = module;
        this.target = module.resolve("target");
        this.version = version;
        this.time = time;
        work = target.resolve("packaging");
        sources = module.resolve("src/main/packaging");
    }

    /** Takes the folder of the module, the version, and the time that all files get, as ISO 8601. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Packager(Path.of(args[0]), args[1], Instant.parse(args[2])).run();
    }

    private void run() throws IOException, InterruptedException {
        delete(work);
        Files.createDirectories(work);
        FatJar jar = fatJar();
        byte[] launcher = Files.readAllBytes(target.resolve("logscan/bin/logscan"));
        Path plain = target.resolve("logscan-" + version + ".jar");
        jar.write(plain, launcher, version, time);
        if (!plain.toFile().setExecutable(true, false)) {
            throw new IOException(plain + ": cannot be made executable");
        }
        if (!System.getProperty("os.name").equals("Linux")) {
            System.out.println("packaging: no runtime for " + System.getProperty("os.name") + ", only the jar");
            return;
        }
        PackedTree home = home(jar, launcher, runtime(jar));
        String name =
                "logscan-" + version + "-linux-" + System.getProperty("os.arch").replace("amd64", "x86_64");
        try (OutputStream out = Files.newOutputStream(target.resolve(name + ".tar.gz"))) {
            new PackedTree(time).addAll(".", home).addAll(".", shared("share")).write(out, name + "/");
        }
        debian(home, jar);
    }

    private FatJar fatJar() throws IOException {
        Properties licences = new Properties();
        try (InputStream in = Files.newInputStream(sources.resolve("libraries.properties"))) {
            licences.load(in);
        }
        FatJar jar = new FatJar();
        List<Path> jars;
        try (Stream<Path> lib = Files.list(target.resolve("logscan/lib"))) {
            jars = lib.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        StringBuilder list = new StringBuilder();
        for (Path library : jars) {
            String name = library.getFileName().toString().replaceFirst("(-[0-9].*)?\\.jar$", "");
            String licence = licences.getProperty(name);
            boolean ours = name.equals("logscan") || name.equals("logscan-core");
            if (licence == null && !ours) {
                throw new IOException(name + ": unknown licence (expected in libraries.properties)");
            }
            if (!ours) {
                list.append(library.getFileName().toString().replaceFirst("\\.jar$", ""))
                        .append(": ")
                        .append(licence)
                        .append('\n');
            }
            jar.addJar(library, name);
        }
        // Some libraries stand inside ours, which lists them.
        list.append(new String(jar.take(LIBRARIES), UTF_8));
        jar.add("META-INF/LICENSE", licence());
        jar.add(LIBRARIES, list.toString().getBytes(UTF_8));
        return jar;
    }

    private byte[] licence() throws IOException {
        return Files.readAllBytes(module.resolve("../LICENSE"));
    }

    /** A Java of the modules that are needed, the program being one of them: so it can be moved as a whole. */
    private Path runtime(FatJar jar) throws IOException {
        Path descriptor = Files.writeString(work.resolve("module-info.java"), DESCRIPTOR);
        tool("javac", "--release", "17", "-d", work.toString(), descriptor.toString());
        jar.add("module-info.class", Files.readAllBytes(work.resolve("module-info.class")));
        Path modular = work.resolve("logscan.jar");
        jar.write(modular, new byte[0], version, time);
        Path jmods = Path.of(System.getProperty("java.home"), "jmods");
        Path runtime = work.resolve("runtime");
        tool(
                "jlink",
                "--module-path",
                modular + (Files.exists(jmods) ? ":" + jmods : ""),
                "--add-modules",
                MODULE,
                "--no-header-files",
                "--no-man-pages",
                "--vm=server",
                "--dedup-legal-notices=error-if-not-same-content",
                "--output",
                runtime.toString());
        return runtime;
    }

    private static void tool(String name, String... arguments) throws IOException {
        ToolProvider tool =
                ToolProvider.findFirst(name).orElseThrow(() -> new IOException(name + ": not in this Java"));
        PrintWriter out = new PrintWriter(System.out, true, UTF_8);
        int code = tool.run(out, out, arguments);
        if (code != 0) {
            throw new IOException(name + " " + String.join(" ", arguments) + ": exit code " + code);
        }
    }

    /** What stands in one folder, wherever that is. */
    private PackedTree home(FatJar jar, byte[] launcher, Path runtime) throws IOException {
        PackedTree home = new PackedTree(time)
                .addProgram("bin/logscan", launcher)
                .addProgram("lib/record-classes", Files.readAllBytes(sources.resolve("record-classes")))
                .add(
                        "lib/sample",
                        Files.readAllBytes(module.resolve(
                                "../samples/jwt-invalid-audience/input/gitlab-rails/exceptions_json.log")))
                .add("LICENSE", licence())
                .addFolder("runtime", runtime);
        jar.licences().forEach((name, text) -> home.add("licenses/" + name, text));
        return home;
    }

    /** What other programs look for. */
    private PackedTree shared(String folder) throws IOException {
        return new PackedTree(time)
                .addCompressed(folder + "/man/man1/logscan.1.gz", ManPage.text())
                .add(folder + "/bash-completion/completions/logscan", Completion.bash())
                .add(folder + "/zsh/vendor-completions/_logscan", Completion.zsh(Wording.of(Language.ENGLISH)))
                .add(folder + "/fish/vendor_completions.d/logscan.fish", Completion.fish(Wording.of(Language.ENGLISH)));
    }

    private void debian(PackedTree home, FatJar jar) throws IOException {
        PackedTree data = new PackedTree(time)
                .addAll("usr/lib/logscan", home)
                .addLink("usr/bin/logscan", "../lib/logscan/bin/logscan")
                .addAll("usr", shared("share"))
                .add("usr/share/doc/logscan/copyright", copyright(jar))
                .addCompressed("usr/share/doc/logscan/changelog.gz", changelog());
        String control = """
                Package: logscan
                Version: %s
                Architecture: %s
                Maintainer: logscan <logscan@example.com>
                Installed-Size: %s
                Depends: libc6 (>= 2.%s), libgcc-s1, libstdc++6, zlib1g
                Section: admin
                Priority: optional
                Description: find documented problems in GitLab logs
                 Reads the logs of GitLab and tells which documented problem of the GitLab for
                 Jira Cloud app they show, on which lines, what to change, and how to check it.
                 It brings the Java that it runs on.
                """.formatted(
                        version,
                        System.getProperty("os.arch"),
                        String.valueOf(data.kilobytes()),
                        String.valueOf(newestGlibc()));
        PackedTree scripts = new PackedTree(time)
                .add("control", control)
                .add("md5sums", data.checksums())
                .addProgram("postinst", Files.readAllBytes(sources.resolve("postinst")))
                .addProgram("prerm", Files.readAllBytes(sources.resolve("prerm")));
        Path file = target.resolve("logscan_" + version + "_" + System.getProperty("os.arch") + ".deb");
        try (OutputStream out = Files.newOutputStream(file);
                ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
            put(ar, "debian-binary", "2.0\n".getBytes(UTF_8));
            put(ar, "control.tar.gz", packed(scripts));
            put(ar, "data.tar.gz", packed(data));
        }
    }

    private static byte[] packed(PackedTree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tree.write(out, "./");
        return out.toByteArray();
    }

    private void put(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length, 0, 0, 0100644, time.getEpochSecond()));
        ar.write(content);
        ar.closeArchiveEntry();
    }

    private String changelog() {
        String day =
                DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(time.atOffset(ZoneOffset.UTC));
        return """
                logscan (%s) unstable; urgency=medium

                  * The changes stand in CHANGELOG.md of the sources.

                 -- logscan <logscan@example.com>  %s
                """.formatted(version, day.replace("GMT", "+0000"));
    }

    private String copyright(FatJar jar) {
        StringBuilder text = new StringBuilder("""
                Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

                Files: *
                Copyright: 2026 the authors of logscan
                License: Apache-2.0
                 On Debian systems, the full text is in /usr/share/common-licenses/Apache-2.0.

                Files: usr/lib/logscan/runtime/*
                Copyright: 1993-2026 Oracle and/or its affiliates, and others
                License: GPL-2 with Classpath exception
                 This is a part of OpenJDK %s, unchanged. Its notices are in
                 /usr/lib/logscan/runtime/legal; on Debian systems, the full text of the
                 GPL is in /usr/share/common-licenses/GPL-2. Its sources are those of
                 that version of OpenJDK.

                Files: usr/lib/logscan/runtime/lib/modules
                Copyright: the authors of the libraries below
                License: several
                 The program holds these libraries; their licences and notices are in
                 /usr/lib/logscan/licenses.
                """.formatted(Runtime.version()));
        Map<String, byte[]> licences = new TreeMap<>(jar.licences());
        new String(licences.get("LIBRARIES"), UTF_8)
                .lines()
                .forEach(line -> text.append("  - ").append(line).append('\n'));
        return text.toString();
    }

    /** The newest version of the C library of which the runtime needs something. */
    private int newestGlibc() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(work.resolve("runtime"))) {
            files = all.filter(file ->
                            Files.isRegularFile(file) && (file.toString().endsWith(".so") || file.endsWith("bin/java")))
                    .toList();
        }
        int newest = 17;
        for (Path file : files) {
            Matcher version = GLIBC.matcher(new String(Files.readAllBytes(file), ISO_8859_1));
            while (version.find()) {
                newest = Math.max(newest, Integer.parseInt(version.group(1)));
            }
        }
        return newest;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all = new ArrayList<>();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(all::add);
            }
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
