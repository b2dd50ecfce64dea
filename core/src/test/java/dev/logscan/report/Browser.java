package dev.logscan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Chromium without a window, led over its DevTools protocol, so that nothing it asks for or complains of goes unseen. No
 * name is resolved in it, and every wait has an end.
 */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers;
    private final Map<String, Tab> tabs;
    private final AtomicInteger ids = new AtomicInteger();

    private Browser(
            Process process,
            WebSocket socket,
            Map<Integer, CompletableFuture<JsonNode>> answers,
            Map<String, Tab> tabs) {
        this.process = process;
        this.socket = socket;
        this.answers = answers;
        this.tabs = tabs;
    }

    /** The program, if this machine has it. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with a new profile in an empty folder. */
    static Browser start(Path program, Path folder) throws Exception {
        Path log = folder.resolve("log");
        Path profile = folder.resolve("profile");
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-proxy-server",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        try {
            // Chromium writes the port and the path of its socket there once it listens.
            List<String> address = address(process, profile.resolve("DevToolsActivePort"), log);
            Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
            Map<String, Tab> tabs = new ConcurrentHashMap<>();
            WebSocket socket = HttpClient.newBuilder()
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build()
                    .newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + address.get(0) + address.get(1)),
                            new Listener(answers, tabs))
                    .get(PATIENCE.toSeconds(), SECONDS);
            return new Browser(process, socket, answers, tabs);
        } catch (Exception e) {
            end(process);
            throw e;
        }
    }

    /** Opens a file; what it does is seen from its first byte. */
    Tab open(Path page) throws Exception {
        JsonNode target = send("", "Target.createTarget", Map.of("url", "about:blank"));
        Map<String, Object> attach = Map.of("targetId", target.path("targetId").asText(), "flatten", true);
        Tab tab = new Tab(
                send("", "Target.attachToTarget", attach).path("sessionId").asText());
        tabs.put(tab.session, tab);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tab.send(domain + ".enable", Map.of());
        }
        tab.show(page);
        return tab;
    }

    @Override
    public void close() {
        socket.abort();
        end(process);
    }

    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        process.onExit().completeOnTimeout(process, 5, SECONDS).join();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().completeOnTimeout(process, 5, SECONDS).join();
    }

    private static List<String> address(Process process, Path file, Path log) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
            if (lines.size() >= 2) {
                return lines;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new IOException("chromium: not started: " + Files.readString(log, UTF_8));
    }

    private JsonNode send(String session, String method, Map<String, ?> params) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(params));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(JSON.writeValueAsString(message), true).get(PATIENCE.toSeconds(), SECONDS);
        JsonNode result = answer.get(PATIENCE.toSeconds(), SECONDS);
        if (result.has("error")) {
            throw new IOException(method + ": " + result.get("error"));
        }
        return result.path("result");
    }

    /** One page in the browser. */
    final class Tab {
        private final String session;
        private final List<JsonNode> events = new ArrayList<>();
        private CompletableFuture<Void> loaded = new CompletableFuture<>();

        private Tab(String session) {
            this.session = session;
        }

        /** Shows another file, and forgets what the one before did. */
        void show(Path page) throws Exception {
            synchronized (events) {
                events.clear();
                loaded = new CompletableFuture<>();
            }
            send("Page.navigate", Map.of("url", page.toUri().toString()));
            loaded().get(PATIENCE.toSeconds(), SECONDS);
            // What the page has begun is told before the answer to this.
            run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))");
        }

        JsonNode send(String method, Map<String, ?> params) throws Exception {
            try {
                return Browser.this.send(session, method, params);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException(method + ": no answer", e);
            }
        }

        /** The value of an expression in the page; of a promise, what it promises. */
        JsonNode run(String expression) throws Exception {
            JsonNode result = send(
                    "Runtime.evaluate",
                    Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
            if (result.has("exceptionDetails")) {
                throw new IOException(expression + ": " + result.get("exceptionDetails"));
            }
            return result.path("result").path("value");
        }

        String text(String expression) throws Exception {
            return run(expression).asText();
        }

        int number(String expression) throws Exception {
            return run(expression).asInt();
        }

        /** A view so many pixels wide, in one of the two colour schemes. */
        void look(int width, String scheme, String medium) throws Exception {
            send(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
            Map<String, String> wish = Map.of("name", "prefers-color-scheme", "value", scheme);
            send("Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(wish)));
        }

        /** One key, pressed and let go. */
        void press(String key, int code, String text) throws Exception {
            Map<String, Object> down = Map.of(
                    "type", text.isEmpty() ? "rawKeyDown" : "keyDown",
                    "key", key,
                    "code", key,
                    "text", text,
                    "windowsVirtualKeyCode", code);
            send("Input.dispatchKeyEvent", down);
            send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
        }

        void tab() throws Exception {
            press("Tab", 9, "");
        }

        void enter() throws Exception {
            press("Enter", 13, "\r");
        }

        void click(int x, int y) throws Exception {
            for (String type : List.of("mousePressed", "mouseReleased")) {
                send(
                        "Input.dispatchMouseEvent",
                        Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
            }
        }

        /** What was asked for over the network, the page itself left out. */
        List<String> requests() {
            return told("Network.requestWillBeSent").stream()
                    .filter(event -> !event.path("type").asText().equals("Document")
                            || !event.path("request").path("url").asText().startsWith("file:"))
                    .map(event -> event.path("request").path("url").asText())
                    .toList();
        }

        /** Every line of the console, every exception, every dialog and every page that was opened. */
        List<String> complaints() {
            return Stream.of(
                            "Runtime.consoleAPICalled",
                            "Runtime.exceptionThrown",
                            "Log.entryAdded",
                            "Page.javascriptDialogOpening",
                            "Page.windowOpen")
                    .flatMap(method -> told(method).stream())
                    .map(JsonNode::toString)
                    .toList();
        }

        byte[] pdf() throws Exception {
            return Base64.getDecoder()
                    .decode(send("Page.printToPDF", Map.of("printBackground", true))
                            .path("data")
                            .asText());
        }

        private List<JsonNode> told(String method) {
            synchronized (events) {
                return events.stream()
                        .filter(event -> event.path("method").asText().equals(method))
                        .map(event -> event.path("params"))
                        .toList();
            }
        }

        private CompletableFuture<Void> loaded() {
            synchronized (events) {
                return loaded;
            }
        }

        private void tell(JsonNode event) {
            synchronized (events) {
                events.add(event);
                if (event.path("method").asText().equals("Page.loadEventFired")) {
                    loaded.complete(null);
                }
            }
        }
    }

    private static final class Listener implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> answers;
        private final Map<String, Tab> tabs;
        private final StringBuilder message = new StringBuilder();

        Listener(Map<Integer, CompletableFuture<JsonNode>> answers, Map<String, Tab> tabs) {
            this.answers = answers;
            this.tabs = tabs;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                hear(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void hear(String text) {
            try {
                JsonNode heard = JSON.readTree(text);
                CompletableFuture<JsonNode> answer =
                        answers.remove(heard.path("id").asInt());
                Tab tab = tabs.get(heard.path("sessionId").asText());
                if (answer != null) {
                    answer.complete(heard);
                } else if (tab != null) {
                    tab.tell(heard);
                }
            } catch (IOException e) {
                answers.values().forEach(answer -> answer.completeExceptionally(e));
            }
        }
    }
}
