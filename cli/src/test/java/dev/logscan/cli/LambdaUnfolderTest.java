package dev.logscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class LambdaUnfolderTest {
    @Test
    void unfoldedLambdasDoWhatTheyDid() throws IOException, ReflectiveOperationException {
        Map<String, byte[]> folded = files(Lambdas.class, Shout.class, Lambdas.Inner.class, LambdaUnfolderTest.class);
        Map<String, byte[]> unfolded = LambdaUnfolder.unfold(folded);
        Map<String, byte[]> all = new LinkedHashMap<>(folded);
        all.putAll(unfolded);

        Class<?> loaded = new Loader(all).loadClass(Lambdas.class.getName());
        Object said = loaded.getMethod("get").invoke(loaded.getConstructor().newInstance());

        assertThat(loaded).isNotSameAs(Lambdas.class);
        assertThat(said).isEqualTo(new Lambdas().get());
        assertThat(lambdas(folded)).isGreaterThan(25);
        assertThat(lambdas(all)).isZero();
    }

    @Test
    void whatCapturesNothingIsMadeOnce() throws IOException, ReflectiveOperationException {
        Map<String, byte[]> all = files(Lambdas.class, Shout.class, Lambdas.Inner.class, LambdaUnfolderTest.class);
        all.putAll(LambdaUnfolder.unfold(all));
        Class<?> loaded = new Loader(all).loadClass(Lambdas.class.getName());

        assertThat(loaded.getMethod("same").invoke(null))
                .isSameAs(loaded.getMethod("same").invoke(null));
    }

    @Test
    void otherFilesAreLeftAlone() {
        assertThat(LambdaUnfolder.unfold(
                        Map.of("dev/logscan/index.txt", new byte[1], "org/other/A.class", new byte[1])))
                .isEmpty();
    }

    private static Map<String, byte[]> files(Class<?>... classes) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Class<?> one : classes) {
            String name = one.getName().replace('.', '/') + ".class";
            try (InputStream in = Objects.requireNonNull(one.getClassLoader().getResourceAsStream(name))) {
                files.put(name, in.readAllBytes());
            }
        }
        return files;
    }

    private static long lambdas(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file ->
                        file.getKey().contains("$Lambdas") || file.getKey().contains("$Shout"))
                .flatMap(file -> {
                    ClassNode node = new ClassNode();
                    new ClassReader(file.getValue()).accept(node, 0);
                    return node.methods.stream();
                })
                .flatMap(method -> Stream.of(method.instructions.toArray()))
                .filter(InvokeDynamicInsnNode.class::isInstance)
                .count();
    }

    /** Loads these classes itself. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> files;

        Loader(Map<String, byte[]> files) {
            super(LambdaUnfolderTest.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] content = files.get(name.replace('.', '/') + ".class");
            if (content == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, content, 0, content.length);
        }
    }

    /** An interface with a private method, which a lambda of it calls. */
    public interface Shout {
        /** Says it. */
        String say();

        private String loud(String word) {
            return word + say();
        }

        /** Says it behind another word. */
        default Function<String, String> behind() {
            return word -> loud(word);
        }
    }

    /** Lambdas and method references of every kind. */
    public static final class Lambdas implements Supplier<List<Object>> {
        private final String own = "own";

        /** One that captures nothing. */
        public static Supplier<String> same() {
            return () -> "same";
        }

        @Override
        public List<Object> get() {
            List<Object> said = new ArrayList<>();
            captures(said, 1, 2L, 'c', (byte) 3, (short) 4, 5f, 6d, true);
            references(said);
            numbers(said);
            said.add(new Inner().hear(word -> word + own));
            Shout shout = () -> "!";
            said.add(shout.behind().apply("hey"));
            return said;
        }

        private void captures(List<Object> said, int i, long l, char c, byte b, short s, float f, double d, boolean z) {
            Supplier<String> all = () -> own + i + l + c + b + s + f + d + z;
            said.add(all.get());
            BiFunction<Long, Integer, String> more = (x, y) -> privately(x + l, y) + d;
            said.add(more.apply(7L, 8));
            Runnable nothing = () -> said.add(own);
            nothing.run();
            Consumer<Object> dropped = said::add;
            dropped.accept("dropped");
            Consumer<String> longDropped = Lambdas::counted;
            longDropped.accept("counted");
        }

        private static long counted(String word) {
            return word.length();
        }

        private String privately(long number, int other) {
            return own + number + other;
        }

        private void references(List<Object> said) {
            Supplier<List<String>> list = ArrayList::new;
            said.add(list.get());
            Function<String, StringBuilder> built = StringBuilder::new;
            said.add(built.apply("text").toString());
            IntFunction<String[]> array = String[]::new;
            said.add(array.apply(3).length);
            UnaryOperator<String> upper = String::strip;
            said.add(upper.apply(" strip "));
            Function<String, Integer> length = String::length;
            said.add(length.apply("four"));
            BiFunction<String, String, Boolean> starts = String::startsWith;
            said.add(starts.apply("abc", "ab"));
            Function<CharSequence, String> text = CharSequence::toString;
            said.add(text.apply("chars"));
            said.add(Stream.of("b", "a").sorted().map(this::mine).collect(Collectors.joining(",")));
        }

        private String mine(String word) {
            return own + word;
        }

        private static void numbers(List<Object> said) {
            ToIntFunction<Integer> unboxed = x -> x;
            said.add(unboxed.applyAsInt(1));
            ToLongFunction<Integer> widened = Integer::intValue;
            said.add(widened.applyAsLong(2));
            ToDoubleFunction<Long> wider = Long::longValue;
            said.add(wider.applyAsDouble(3L));
            IntToLongFunction toLong = Math::abs;
            said.add(toLong.applyAsLong(-4));
            IntToDoubleFunction toDouble = Math::abs;
            said.add(toDouble.applyAsDouble(-5));
            LongBinaryOperator sum = Long::sum;
            said.add(sum.applyAsLong(6, 7));
            IntFunction<Integer> boxed = Integer::valueOf;
            said.add(boxed.apply(8));
            IntFunction<Object> object = x -> x;
            said.add(object.apply(9));
            Function<Character, Integer> letter = Character::getNumericValue;
            said.add(letter.apply('7'));
        }

        /** A class inside. */
        static final class Inner {
            private final String word = "inner";

            String hear(Function<String, String> heard) {
                Supplier<String> later = () -> heard.apply(word);
                return later.get();
            }
        }
    }
}
