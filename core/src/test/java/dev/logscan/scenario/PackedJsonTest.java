package dev.logscan.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PackedJsonTest {
    private static final Json.File PACKED = new Json.File("packed", true);

    @Test
    void everythingComesOutAsItWentIn() {
        Json.Members object = json("""
                {"text": "Größe 日本 \\ud83d\\ude00", "empty": "", "number": -12, "yes": true, "no": false,
                 "list": ["a", ["b", []], {}, 1], "object": {"z": "text", "a": {"text": "a"}}}
                """);

        Json.Members packed = PackedJson.read(PACKED, PackedJson.pack(object));

        assertThat(plain(packed)).isEqualTo(plain(object));
        assertThat(packed.values().keySet()).containsExactly("text", "empty", "number", "yes", "no", "list", "object");
        assertThat(packed.where()).isEqualTo("packed:0:0");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Json.Members packed = PackedJson.read(PACKED, PackedJson.pack(json("{\"a\": {}}")));
        Map<String, Json> empty = ((Json.Members) packed.values().get("a")).values();

        assertThat(packed.values().get("b")).isNull();
        assertThat(packed.values()).containsKey("a").doesNotContainKey("b");
        assertThat(empty).isEmpty();
        assertThatThrownBy(() -> empty.entrySet().iterator().next()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theCatalogIsWhatItsFilesSay() {
        Json.Members sources = CatalogPacker.sources();
        ScenarioCatalog read = ScenarioCatalog.of(sources, Map.of(), List.of());
        ScenarioCatalog packed = ScenarioCatalog.load();

        assertThat(packed.scenarios()).isEqualTo(read.scenarios());
        assertThat(packed.edition()).isEqualTo(read.edition());
        assertThat(packed.fields()).isEqualTo(read.fields());
        assertThat(packed.literals().alternatives()).isEqualTo(read.literals().alternatives());
        assertThat(packed.logs()).isEqualTo(read.logs());
        assertThat(packed.troubles()).isEqualTo(read.troubles());
        assertThat(packed.proofs()).isEqualTo(read.proofs());
        assertThat(packed.proxyRequest()).isEqualTo(read.proxyRequest());
        assertThat(packed.instanceRequest()).isEqualTo(read.instanceRequest());
        assertThat(packed.request()).isEqualTo(read.request());
        assertThat(PackedJson.pack(CatalogPacker.complete(sources)))
                .isEqualTo(PackedJson.pack(CatalogPacker.complete(CatalogPacker.sources())));
    }

    private static Json.Members json(String text) {
        return Json.read(new Json.File("text", false), new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** A value without its places. */
    private static Object plain(Json value) {
        if (value instanceof Json.Array list) {
            return list.values().stream().map(PackedJsonTest::plain).toList();
        }
        if (value instanceof Json.Members object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.values().forEach((key, member) -> members.put(key, plain(member)));
            return members;
        }
        if (value instanceof Json.Text text) {
            return "text " + text.value();
        }
        return value instanceof Json.Digits digits ? "digits " + digits.value() : ((Json.Flag) value).value();
    }
}
