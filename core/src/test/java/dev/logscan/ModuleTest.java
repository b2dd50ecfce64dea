package dev.logscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever sees the module sees all that its signatures speak of, and no library of others. */
final class ModuleTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");

    @Test
    void everyPackageIsExportedThatIsNotForTheLibraryAlone() throws Exception {
        Set<String> packages =
                types().stream().map(Class::getPackageName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(exported()).isEqualTo(packages);
    }

    @Test
    void signaturesSpeakOfWhatIsExportedAndOfJavaAlone() throws Exception {
        Set<String> exported = exported();
        Set<String> stray = new TreeSet<>();
        for (Class<?> type : types()) {
            List<Type> spokenOf = new ArrayList<>(List.of(type.getGenericInterfaces()));
            if (type.getGenericSuperclass() != null) {
                spokenOf.add(type.getGenericSuperclass());
            }
            for (Field field : type.getDeclaredFields()) {
                if (isShown(field.getModifiers())) {
                    spokenOf.add(field.getGenericType());
                }
            }
            List<Executable> calls = new ArrayList<>(List.of(type.getDeclaredMethods()));
            calls.addAll(List.of(type.getDeclaredConstructors()));
            for (Executable call : calls) {
                if (isShown(call.getModifiers())) {
                    spokenOf.add(call.getAnnotatedReturnType().getType());
                    spokenOf.addAll(List.of(call.getGenericParameterTypes()));
                    spokenOf.addAll(List.of(call.getGenericExceptionTypes()));
                }
            }
            spokenOf.stream()
                    .flatMap(ModuleTest::classes)
                    .map(Class::getPackageName)
                    .filter(name -> !name.startsWith("java.") && !exported.contains(name))
                    .forEach(name -> stray.add(type.getName() + " speaks of " + name));
        }

        assertThat(stray).isEmpty();
    }

    private static Set<String> exported() throws IOException {
        return EXPORT.matcher(Files.readString(Path.of("src/main/module/module-info.java")))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes that can be seen. */
    private static List<Class<?>> types() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, ModuleTest.class.getClassLoader());
                if (Stream.<Class<?>>iterate(type, t -> t != null, Class::getEnclosingClass)
                        .allMatch(t -> isShown(t.getModifiers()))) {
                    types.add(type);
                }
            }
        }
        assertThat(types).contains(LogScan.class, LogScan.Builder.class);
        return types;
    }

    private static boolean isShown(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof Class<?> one) {
            return one.isArray() ? classes(one.getComponentType()) : one.isPrimitive() ? Stream.of() : Stream.of(one);
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(
                    classes(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(ModuleTest::classes));
        }
        if (type instanceof WildcardType some) {
            return Stream.concat(Arrays.stream(some.getUpperBounds()), Arrays.stream(some.getLowerBounds()))
                    .flatMap(ModuleTest::classes);
        }
        return type instanceof GenericArrayType array ? classes(array.getGenericComponentType()) : Stream.of();
    }
}
