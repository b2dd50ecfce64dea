package dev.logscan.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.logscan.LogScan;
import dev.logscan.input.LogInput;
import dev.logscan.report.Format;
import dev.logscan.report.Report;
import dev.logscan.report.TextOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP endpoint that scans what is sent to it: {@code POST /scan?name=production_json.log} with a log, an export or an
 * archive as its body is answered with the JSON report.
 *
 * <p>A body is scanned while it arrives and never stored. How large it may be, how long it may take and how many are scanned
 * at once is bounded; whatever is refused is answered with a status and one line that says why. It listens on the loopback
 * interface alone: whoever opens it to others puts something in front that knows them. Thread-safe.
 */
public final class ScanServer implements Closeable {
    private static final int LONGEST_NAME = 200;

    /** What is read of a body that is too large after it was refused, in bytes. */
    private static final long MOST_DRAINED = 1 << 20;

    /** For the requests that are refused while scans are running. */
    private static final int MORE_THREADS = 4;

    private final LogScan scan = LogScan.builder()
            .threads(1)
            .memory(64 << 20)
            .largestExpansion(1L << 30)
            .build();
    private final Bounds bounds;
    private final HttpServer server;
    private final Semaphore room;
    private final ExecutorService requests;
    private final ExecutorService scans;

    /**
     * What one server takes on.
     *
     * @param bytes the largest body
     * @param time how long a body may take to arrive and to be scanned
     * @param atOnce how many are scanned at once
     */
    public record Bounds(long bytes, Duration time, int atOnce) {
        /** 256 MiB, a minute, and as many at once as there are processors. */
        public static final Bounds USUAL = new Bounds(
                256L << 20, Duration.ofMinutes(1), Runtime.getRuntime().availableProcessors());
    }

    private ScanServer(int port, Bounds bounds) throws IOException {
        this.bounds = bounds;
        room = new Semaphore(bounds.atOnce());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        requests = Executors.newFixedThreadPool(bounds.atOnce() + MORE_THREADS);
        scans = Executors.newCachedThreadPool();
        server.setExecutor(requests);
        server.createContext("/", this::answer);
    }

    /**
     * Starts one on the loopback interface.
     *
     * @param port the port, or 0 for any that is free
     * @param bounds what it takes on
     * @return a server that answers; to be closed
     * @throws IOException when the port is taken
     */
    public static ScanServer start(int port, Bounds bounds) throws IOException {
        ScanServer server = new ScanServer(port, bounds);
        server.server.start();
        return server;
    }

    /**
     * Starts one, and says where.
     *
     * @param args the port; 8080 when there is none
     * @throws IOException when the port is taken
     */
    public static void main(String[] args) throws IOException {
        ScanServer server = start(args.length == 0 ? 8080 : Integer.parseInt(args[0]), Bounds.USUAL);
        System.out.println("curl --data-binary @production_json.log 'http://" + server.host() + "/scan'");
    }

    /**
     * Where it listens.
     *
     * @return host and port
     */
    public String host() {
        InetSocketAddress address = server.getAddress();
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        scans.shutdownNow();
        requests.shutdownNow();
    }

    /** Says why a request is not answered with a report. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String why) {
            super(why);
            this.status = status;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<Future<?>> begun = new ArrayList<>(1);
        try (exchange) {
            try {
                send(exchange, 200, "application/json", report(exchange, begun));
            } catch (Refused refused) {
                if (refused.status == 413) {
                    // What is left of this request is no beginning of another.
                    exchange.getResponseHeaders().set("Connection", "close");
                }
                send(exchange, refused.status, "text/plain; charset=utf-8", refused.getMessage() + "\n");
                if (refused.status == 413) {
                    drain(exchange.getRequestBody(), begun);
                }
            } finally {
                // The interrupt ends the scan, and with it the reading of the body; and so the connection too.
                begun.forEach(running -> running.cancel(true));
            }
        }
    }

    private String report(HttpExchange exchange, List<Future<?>> begun) throws IOException, Refused {
        if (!exchange.getRequestURI().getPath().equals("/scan")) {
            throw new Refused(404, "not found (expected POST /scan)");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            throw new Refused(405, "method: not allowed (expected POST)");
        }
        String name = name(exchange.getRequestURI().getRawQuery());
        checkLength(exchange.getRequestHeaders().getFirst("Content-Length"));
        if (!room.tryAcquire()) {
            exchange.getResponseHeaders().set("Retry-After", "5");
            throw new Refused(503, "busy: as many scans are running as may (try again later)");
        }
        try {
            return scanned(name, new BoundedBody(exchange.getRequestBody(), bounds.bytes()), begun);
        } finally {
            room.release();
        }
    }

    /** The name of the log, by which more is known of it than by its content. */
    private static String name(@Nullable String query) throws Refused {
        if (query == null) {
            return "upload";
        }
        if (!query.startsWith("name=")) {
            throw new Refused(400, "query: not known (expected name=)");
        }
        String name;
        try {
            name = URLDecoder.decode(query.substring("name=".length()), UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new Refused(400, "name: not URL-encoded");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(400, "name: no file name (expected 1 to " + LONGEST_NAME + " characters)");
        }
        return name;
    }

    private void checkLength(@Nullable String length) throws Refused {
        if (length == null) {
            return;
        }
        long bytes;
        try {
            bytes = Long.parseLong(length);
        } catch (NumberFormatException wrong) {
            throw new Refused(400, "Content-Length: no number");
        }
        if (bytes == 0) {
            throw new Refused(400, "body: empty (expected a log)");
        }
        if (bytes > bounds.bytes()) {
            throw tooLarge();
        }
    }

    private Refused tooLarge() {
        return new Refused(413, "body: too large (expected at most " + bounds.bytes() + " bytes)");
    }

    private String scanned(String name, BoundedBody body, List<Future<?>> begun) throws IOException, Refused {
        Future<Report> running = scans.submit(() -> scan.scan(List.of(LogInput.of(name, body))));
        begun.add(running);
        try {
            Report report = running.get(bounds.time().toMillis(), TimeUnit.MILLISECONDS);
            if (body.isTooLarge()) {
                throw tooLarge();
            }
            if (body.isEmpty()) {
                throw new Refused(400, "body: empty (expected a log)");
            }
            StringBuilder json = new StringBuilder();
            Format.JSON.renderer(TextOptions.plain()).render(report, json);
            return json.toString();
        } catch (TimeoutException late) {
            throw new Refused(
                    408,
                    "body: not all there and scanned within " + bounds.time().toSeconds() + " s");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refused(503, "the server is stopping");
        } catch (ExecutionException defect) {
            throw new Refused(500, "an internal error");
        }
    }

    /** Takes in what is still being sent, for who sends it would see a broken connection, and no answer. */
    private void drain(InputStream body, List<Future<?>> begun) {
        Future<Long> draining = scans.submit(() -> body.skip(MOST_DRAINED));
        begun.add(draining);
        try {
            draining.get(bounds.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException enough) {
            // The connection ends here, whatever it still held.
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        // A client may send no more of its request before it has all of the answer.
        exchange.getResponseBody().flush();
    }
}
