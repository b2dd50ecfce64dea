package dev.logscan.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.logscan.LogScan;
import dev.logscan.input.LogInput;
import dev.logscan.report.Format;
import dev.logscan.report.TextOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads, good and bad ones, over a real connection. */
final class ScanServerTest {
    private static final Path LOG = Path.of("../jwt-invalid-audience/input/gitlab-rails/exceptions_json.log");
    private static final Path ARCHIVE =
            Path.of("../host-header-mismatch--support-archive/input/gitlabsos.git-1_20250305120000.tar.gz");

    private final HttpClient client = HttpClient.newHttpClient();
    private ScanServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScanServer.start(0, new ScanServer.Bounds(100_000, Duration.ofSeconds(30), 1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUploadIsAnsweredWithItsReport() throws Exception {
        for (Path file : List.of(LOG, ARCHIVE)) {
            String name = file.getFileName().toString();
            HttpResponse<String> response = post("/scan?name=" + name, BodyPublishers.ofFile(file));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(response.body()).isEqualTo(scanned(name, file));
        }
    }

    @Test
    void onlyThisMachineReachesIt() throws Exception {
        assertThat(InetAddress.getByName(server.host().replaceFirst(":[0-9]+$", ""))
                        .isLoopbackAddress())
                .isTrue();
    }

    @Test
    void whatIsNoUploadIsRefused() throws Exception {
        HttpResponse<String> get = client.send(request("/scan").GET().build(), BodyHandlers.ofString());
        assertThat(get.headers().firstValue("Allow")).contains("POST");
        assertRefused(get, 405, "method: not allowed (expected POST)\n");
        assertRefused(post("/", BodyPublishers.ofFile(LOG)), 404, "not found (expected POST /scan)\n");
        assertRefused(post("/scan", BodyPublishers.ofString("")), 400, "body: empty (expected a log)\n");
        assertRefused(
                post("/scan", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0]))),
                400,
                "body: empty (expected a log)\n");
        assertRefused(post("/scan?nam=x", BodyPublishers.ofFile(LOG)), 400, "query: not known (expected name=)\n");
        for (String name : List.of("", "%20", "a%0Ab", "a%1B", "x".repeat(201))) {
            assertRefused(
                    post("/scan?name=" + name, BodyPublishers.ofFile(LOG)),
                    400,
                    "name: no file name (expected 1 to 200 characters)\n");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws Exception {
        byte[] large = new byte[100_001];
        String why = "body: too large (expected at most 100000 bytes)\n";

        assertRefused(post("/scan", BodyPublishers.ofByteArray(large)), 413, why);
        assertRefused(post("/scan", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))), 413, why);
    }

    /** As some clients stop sending when they see that an answer has begun, and wait for all of it. */
    @Test
    void whoStopsSendingTooMuchHasTheAnswer() throws Exception {
        String[] host = server.host().split(":", -1);
        try (Socket socket = new Socket(host[0], Integer.parseInt(host[1]))) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /scan HTTP/1.1\r\nHost: " + server.host()
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n40000\r\n")
                    .getBytes(UTF_8));
            out.write(new byte[150_000]);
            out.flush();
            String answer = "";
            while (!answer.endsWith("bytes)\n")) {
                byte[] next = socket.getInputStream().readNBytes(1);
                assertThat(next).as(answer).hasSize(1);
                answer += new String(next, UTF_8);
            }
            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .endsWith("body: too large (expected at most 100000 bytes)\n");
        }
    }

    @Test
    void whoComesWhileItIsBusyIsToldToComeAgain() throws Exception {
        byte[] log = Files.readAllBytes(LOG);
        try (Socket slow = upload(log.length)) {
            OutputStream out = slow.getOutputStream();
            out.write(log, 0, 100);
            out.flush();
            HttpResponse<String> refused = post("/scan", BodyPublishers.ofFile(LOG));
            while (refused.statusCode() == 200) {
                refused = post("/scan", BodyPublishers.ofFile(LOG));
            }
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertRefused(refused, 503, "busy: as many scans are running as may (try again later)\n");

            out.write(log, 100, log.length - 100);
            out.flush();
            assertThat(new String(slow.getInputStream().readNBytes(15), UTF_8)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() throws Exception {
        try (ScanServer hasty = ScanServer.start(0, new ScanServer.Bounds(100_000, Duration.ofMillis(200), 1))) {
            server.close();
            server = hasty;
            try (Socket slow = upload(1_000)) {
                assertThat(new String(slow.getInputStream().readNBytes(12), UTF_8))
                        .isEqualTo("HTTP/1.1 408");
            }
            HttpResponse<String> next = post("/scan?name=exceptions_json.log", BodyPublishers.ofFile(LOG));
            assertThat(next.statusCode()).isIn(200, 408, 503);
        }
    }

    private Socket upload(int length) throws IOException {
        String[] host = server.host().split(":", -1);
        Socket socket = new Socket(host[0], Integer.parseInt(host[1]));
        socket.getOutputStream()
                .write(("POST /scan HTTP/1.1\r\nHost: " + server.host() + "\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + server.host() + path));
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return client.send(request(path).POST(body).build(), BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> response, int status, String why) {
        assertThat(response.body()).isEqualTo(why);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private static String scanned(String name, Path file) throws Exception {
        StringBuilder json = new StringBuilder();
        Format.JSON
                .renderer(TextOptions.plain())
                .render(LogScan.builder().build().scan(List.of(LogInput.of(name, file))), json);
        return json.toString();
    }
}
