package dev.logscan.cli;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes a class of each lambda and method reference in our jars, as the JVM does at each start; a step of the build.
 *
 * <p>An archive of classes keeps what the JVM made, but each place must still be linked to it anew at each start, for 0.1 to 0.2
 * ms, and a small scan comes by 350 of them: they would take a fifth of its time. The tests run over the classes as they were
 * compiled, and those of the launcher and the packages over these. With a Java that links them beforehand (JEP 483, Java 24),
 * this can go.
 */
final class LambdaUnfolder {
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String OBJECT = "java/lang/Object";

    private static final Map<Type, String> BOXES = Map.of(
            Type.BOOLEAN_TYPE, "java/lang/Boolean",
            Type.BYTE_TYPE, "java/lang/Byte",
            Type.CHAR_TYPE, "java/lang/Character",
            Type.SHORT_TYPE, "java/lang/Short",
            Type.INT_TYPE, "java/lang/Integer",
            Type.LONG_TYPE, "java/lang/Long",
            Type.FLOAT_TYPE, "java/lang/Float",
            Type.DOUBLE_TYPE, "java/lang/Double");

    private final Map<String, ClassNode> classes = new TreeMap<>();
    private final Map<String, byte[]> unfolded = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    private LambdaUnfolder() {}

    /** Takes the jars, which it rewrites. */
    public static void main(String[] args) throws IOException {
        for (String jar : args) {
            rewrite(Path.of(jar));
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        LocalDateTime time = LocalDateTime.of(1980, 1, 1, 0, 0);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                time = entry.getTimeLocal();
            }
        }
        entries.putAll(unfold(entries));
        FileTime written = Files.getLastModifiedTime(jar);
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry zip = new ZipEntry(entry.getKey());
                zip.setTimeLocal(time);
                out.putNextEntry(zip);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        // As reproducible as the jar was.
        Files.setLastModifiedTime(jar, written);
    }

    /**
     * Unfolds the lambdas of classes.
     *
     * @param files the files of classes that may be nested in each other, by name; others are left alone
     * @return the files that are new or have changed, by name
     */
    static Map<String, byte[]> unfold(Map<String, byte[]> files) {
        LambdaUnfolder unfolder = new LambdaUnfolder();
        files.forEach((name, content) -> {
            if (name.startsWith("dev/logscan/") && name.endsWith(".class")) {
                ClassNode node = new ClassNode();
                new ClassReader(content).accept(node, 0);
                // Before Java 11, no class may call the private methods of another one.
                if (node.version >= Opcodes.V11) {
                    unfolder.classes.put(node.name, node);
                }
            }
        });
        return unfolder.run();
    }

    private Map<String, byte[]> run() {
        classes.values().forEach(this::unfold);
        for (String name : changed) {
            ClassWriter writer = new ClassWriter(0);
            classes.get(name).accept(writer);
            unfolded.put(name + ".class", writer.toByteArray());
        }
        return unfolded;
    }

    private void unfold(ClassNode owner) {
        int count = 0;
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode lambda
                        && lambda.bsm.getOwner().equals(METAFACTORY)
                        && lambda.bsm.getName().equals("metafactory")) {
                    String name = owner.name + "$Lambda" + count++;
                    ClassNode host = classes.get(requireNonNullElse(owner.nestHostClass, owner.name));
                    host.nestMembers = requireNonNullElse(host.nestMembers, new ArrayList<>());
                    host.nestMembers.add(name);
                    changed.add(host.name);
                    changed.add(owner.name);
                    unfolded.put(name + ".class", new Unfolded(name, lambda).in(host.name));
                    method.instructions.set(
                            instruction,
                            new MethodInsnNode(Opcodes.INVOKESTATIC, name, Unfolded.MAKE, lambda.desc, false));
                }
            }
        }
    }

    /** The class of one lambda: it keeps what the lambda captured, and calls the method that holds its body. */
    private static final class Unfolded {
        static final String MAKE = "make";
        private static final String ONLY = "ONLY";

        private final String name;
        private final InvokeDynamicInsnNode lambda;
        private final Type[] captured;
        private final Type itself;
        private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

        Unfolded(String name, InvokeDynamicInsnNode lambda) {
            this.name = name;
            this.lambda = lambda;
            captured = Type.getArgumentTypes(lambda.desc);
            itself = Type.getObjectType(name);
        }

        byte[] in(String host) {
            String implemented = Type.getReturnType(lambda.desc).getInternalName();
            int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
            writer.visit(Opcodes.V11, access, name, null, OBJECT, new String[] {implemented});
            writer.visitNestHost(host);
            constructor();
            make();
            call();
            writer.visitEnd();
            return writer.toByteArray();
        }

        private void constructor() {
            MethodVisitor code = method(Opcodes.ACC_PRIVATE, "<init>", constructorType());
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
            int next = 1;
            for (int i = 0; i < captured.length; i++) {
                String type = captured[i].getDescriptor();
                writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "captured" + i, type, null, null);
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), next);
                code.visitFieldInsn(Opcodes.PUTFIELD, name, "captured" + i, type);
                next += captured[i].getSize();
            }
            end(code, Type.VOID_TYPE);
        }

        /** What captures nothing is made once, as by the JVM. */
        private void make() {
            if (captured.length == 0) {
                int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
                writer.visitField(access, ONLY, itself.getDescriptor(), null, null);
                MethodVisitor code = method(Opcodes.ACC_STATIC, "<clinit>", "()V");
                construct(code);
                code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, itself.getDescriptor());
                end(code, Type.VOID_TYPE);
            }
            MethodVisitor code = method(Opcodes.ACC_STATIC, MAKE, lambda.desc);
            if (captured.length == 0) {
                code.visitFieldInsn(Opcodes.GETSTATIC, name, ONLY, itself.getDescriptor());
            } else {
                construct(code);
            }
            end(code, itself);
        }

        private void construct(MethodVisitor code) {
            code.visitTypeInsn(Opcodes.NEW, name);
            code.visitInsn(Opcodes.DUP);
            int next = 0;
            for (Type type : captured) {
                code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), next);
                next += type.getSize();
            }
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructorType(), false);
        }

        private String constructorType() {
            return Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        }

        private void call() {
            Type erased = (Type) lambda.bsmArgs[0];
            Handle body = (Handle) lambda.bsmArgs[1];
            Type[] given = erased.getArgumentTypes();
            Type[] known = ((Type) lambda.bsmArgs[2]).getArgumentTypes();
            boolean constructs = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
            Type owner = Type.getObjectType(body.getOwner());
            List<Type> wanted = new ArrayList<>();
            if (!constructs && body.getTag() != Opcodes.H_INVOKESTATIC) {
                wanted.add(owner);
            }
            wanted.addAll(List.of(Type.getArgumentTypes(body.getDesc())));

            MethodVisitor code = method(Opcodes.ACC_PUBLIC, lambda.name, erased.getDescriptor());
            if (constructs) {
                code.visitTypeInsn(Opcodes.NEW, body.getOwner());
                code.visitInsn(Opcodes.DUP);
            }
            for (int i = 0; i < captured.length; i++) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitFieldInsn(Opcodes.GETFIELD, name, "captured" + i, captured[i].getDescriptor());
            }
            int next = 1;
            for (int i = 0; i < given.length; i++) {
                code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), next);
                next += given[i].getSize();
                adapt(code, given[i], known[i], wanted.get(captured.length + i));
            }
            code.visitMethodInsn(opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
            Type result = constructs ? owner : Type.getReturnType(body.getDesc());
            if (!erased.getReturnType().equals(Type.VOID_TYPE)) {
                adapt(code, result, result, erased.getReturnType());
            } else if (result.getSize() > 0) {
                code.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
            end(code, erased.getReturnType());
        }

        /** Private methods are called like others by classes of their nest. */
        private static int opcode(Handle body) {
            return switch (body.getTag()) {
                case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            };
        }

        /** Makes of the value on the stack one of the type that is wanted; what is known of an object tells how it is boxed. */
        private static void adapt(MethodVisitor code, Type given, Type known, Type wanted) {
            if (isPrimitive(given) && isPrimitive(wanted)) {
                widen(code, given, wanted);
            } else if (isPrimitive(given)) {
                String box = BOXES.get(given);
                String type = Type.getMethodDescriptor(Type.getObjectType(box), given);
                code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", type, false);
            } else if (isPrimitive(wanted)) {
                Type boxed = wanted;
                for (Map.Entry<Type, String> box : BOXES.entrySet()) {
                    boxed = box.getValue().equals(known.getInternalName()) ? box.getKey() : boxed;
                }
                String type = Type.getMethodDescriptor(boxed);
                code.visitTypeInsn(Opcodes.CHECKCAST, BOXES.get(boxed));
                code.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL, BOXES.get(boxed), boxed.getClassName() + "Value", type, false);
                widen(code, boxed, wanted);
            } else if (!wanted.equals(given) && !wanted.getInternalName().equals(OBJECT)) {
                code.visitTypeInsn(Opcodes.CHECKCAST, wanted.getInternalName());
            }
        }

        private static void widen(MethodVisitor code, Type given, Type wanted) {
            boolean isInt = given.getSort() >= Type.CHAR && given.getSort() <= Type.INT;
            if (given.equals(wanted) || (isInt && wanted.equals(Type.INT_TYPE))) {
                return;
            }
            if (isInt && wanted.equals(Type.LONG_TYPE)) {
                code.visitInsn(Opcodes.I2L);
            } else if (isInt && wanted.equals(Type.DOUBLE_TYPE)) {
                code.visitInsn(Opcodes.I2D);
            } else if (given.equals(Type.LONG_TYPE) && wanted.equals(Type.DOUBLE_TYPE)) {
                code.visitInsn(Opcodes.L2D);
            } else {
                throw new IllegalStateException(given + " does not become " + wanted + " (expected int or long)");
            }
        }

        private static boolean isPrimitive(Type type) {
            return type.getSort() < Type.ARRAY;
        }

        private MethodVisitor method(int access, String called, String type) {
            MethodVisitor code = writer.visitMethod(access, called, type, null, null);
            code.visitCode();
            return code;
        }

        private static void end(MethodVisitor code, Type result) {
            code.visitInsn(result.getOpcode(Opcodes.IRETURN));
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
    }
}
