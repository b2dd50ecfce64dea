package dev.logscan.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON in bytes of which each value is read only when it is asked for: a scan needs a small part of the built-in scenarios, and
 * reading all of their text would take a fifth of the time of a short one. Thread-safe.
 *
 * <p>All numbers are of four bytes, big-endian. First stands how many texts there are, then where each of them ends, then the
 * texts in UTF-8, each different one once. Then stand the values, each behind those that it is made of: a byte that says what it is,
 * and for a text or digits the number of the text; for a list the number of values and the place of each; for an object the number
 * of members, and of each the number of the key and the place of the value. The place of the outermost value comes last.
 */
final class PackedJson {
    private static final char TEXT = '"';
    private static final char DIGITS = '#';
    private static final char TRUE = 't';
    private static final char FALSE = 'f';
    private static final char LIST = '[';
    private static final char OBJECT = '{';

    private static final int NUMBER = 4;

    private final Json.Place place;
    private final byte[] packed;
    private final int texts;
    private final @Nullable String[] known;

    private PackedJson(Json.File file, byte[] packed) {
        place = new Json.Place(file, 0, 0);
        this.packed = packed;
        int count = number(0);
        texts = NUMBER + NUMBER * count;
        known = new String[count];
    }

    /** Packs an object; the same bytes for the same object. */
    static byte[] pack(Json.Members object) {
        try {
            return new Packer().pack(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The object that was packed, but for the places of its values.
     *
     * @param file what errors show
     * @param packed what {@link #pack} gave; not to be changed
     */
    static Json.Members read(Json.File file, byte[] packed) {
        PackedJson json = new PackedJson(file, packed);
        return (Json.Members) json.value(json.number(packed.length - NUMBER));
    }

    private Json value(int at) {
        return switch (packed[at]) {
            case TEXT -> new Json.Text(place, text(number(at + 1)));
            case DIGITS -> new Json.Digits(place, text(number(at + 1)));
            case TRUE -> new Json.Flag(place, true);
            case FALSE -> new Json.Flag(place, false);
            case LIST -> new Json.Array(place, new Values(at + 1));
            case OBJECT -> new Json.Members(place, new Members(at + 1));
            default -> throw new IllegalStateException(place + ": no packed value at " + at);
        };
    }

    private String text(int index) {
        String text = known[index];
        if (text == null) {
            int start = index == 0 ? 0 : number(NUMBER * index);
            int end = number(NUMBER + NUMBER * index);
            text = new String(packed, texts + start, end - start, UTF_8);
            known[index] = text;
        }
        return text;
    }

    private int number(int at) {
        return packed[at] << 24
                | (packed[at + 1] & 0xff) << 16
                | (packed[at + 2] & 0xff) << 8
                | (packed[at + 3] & 0xff);
    }

    private final class Values extends AbstractList<Json> implements RandomAccess {
        private final int start;

        Values(int start) {
            this.start = start;
        }

        @Override
        public Json get(int index) {
            return value(number(start + NUMBER + NUMBER * index));
        }

        @Override
        public int size() {
            return number(start);
        }
    }

    /** Objects have few members: to go through the keys takes less than to hash them. */
    private final class Members extends AbstractMap<String, Json> {
        private final int start;

        Members(int start) {
            this.start = start;
        }

        private String key(int index) {
            return text(number(start + NUMBER + 2 * NUMBER * index));
        }

        private Json member(int index) {
            return value(number(start + 2 * NUMBER + 2 * NUMBER * index));
        }

        @Override
        public int size() {
            return number(start);
        }

        @Override
        public @Nullable Json get(Object key) {
            for (int i = 0; i < size(); i++) {
                if (key(i).equals(key)) {
                    return member(i);
                }
            }
            return null;
        }

        @Override
        public boolean containsKey(Object key) {
            return get(key) != null;
        }

        @Override
        public Set<Entry<String, Json>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<String, Json>> iterator() {
                    return new Iterator<>() {
                        private int next;

                        @Override
                        public boolean hasNext() {
                            return next < size();
                        }

                        @Override
                        public Entry<String, Json> next() {
                            if (!hasNext()) {
                                throw new NoSuchElementException();
                            }
                            return Map.entry(key(next), member(next++));
                        }
                    };
                }

                @Override
                public int size() {
                    return Members.this.size();
                }
            };
        }
    }

    private static final class Packer {
        private final Map<String, Integer> texts = new LinkedHashMap<>();
        private final ByteArrayOutputStream values = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(values);
        private int first;

        byte[] pack(Json.Members object) throws IOException {
            count(object);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            DataOutputStream head = new DataOutputStream(packed);
            head.writeInt(texts.size());
            int end = 0;
            for (String text : texts.keySet()) {
                end += text.getBytes(UTF_8).length;
                head.writeInt(end);
            }
            for (String text : texts.keySet()) {
                head.write(text.getBytes(UTF_8));
            }
            first = head.size();
            int root = put(object);
            out.writeInt(root);
            values.writeTo(packed);
            return packed.toByteArray();
        }

        private void count(Json value) {
            if (value instanceof Json.Text text) {
                number(text.value());
            } else if (value instanceof Json.Digits digits) {
                number(digits.value());
            } else if (value instanceof Json.Array list) {
                list.values().forEach(this::count);
            } else if (value instanceof Json.Members object) {
                object.values().forEach((key, member) -> {
                    number(key);
                    count(member);
                });
            }
        }

        private int number(String text) {
            Integer number = texts.putIfAbsent(text, texts.size());
            return number == null ? texts.size() - 1 : number;
        }

        /** Writes a value behind those that it is made of, and says where it stands. */
        private int put(Json value) throws IOException {
            if (value instanceof Json.Text text) {
                return put(TEXT, number(text.value()));
            }
            if (value instanceof Json.Digits digits) {
                return put(DIGITS, number(digits.value()));
            }
            if (value instanceof Json.Flag flag) {
                return put(flag.value() ? TRUE : FALSE);
            }
            if (value instanceof Json.Array list) {
                int[] numbers = new int[1 + list.values().size()];
                numbers[0] = list.values().size();
                for (int i = 1; i < numbers.length; i++) {
                    numbers[i] = put(list.values().get(i - 1));
                }
                return put(LIST, numbers);
            }
            Map<String, Json> members = ((Json.Members) value).values();
            int[] numbers = new int[1 + 2 * members.size()];
            numbers[0] = members.size();
            int next = 1;
            for (Map.Entry<String, Json> member : members.entrySet()) {
                numbers[next++] = number(member.getKey());
                numbers[next++] = put(member.getValue());
            }
            return put(OBJECT, numbers);
        }

        private int put(char kind, int... numbers) throws IOException {
            int at = first + out.size();
            out.writeByte(kind);
            for (int number : numbers) {
                out.writeInt(number);
            }
            return at;
        }
    }
}
