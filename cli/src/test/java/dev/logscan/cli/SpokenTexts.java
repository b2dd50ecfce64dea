package dev.logscan.cli;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the sources say to people: the sentences that they look up, and the messages that they make, with a mark for each
 * value that is put in. Read from the code itself, so that no sentence has to be listed twice.
 *
 * @param sentences what is looked up as it stands, and where it is said
 * @param messages what is made, and where
 */
record SpokenTexts(Map<String, String> sentences, Map<String, String> messages) {
    /** Stands for a value that only a run knows. */
    static final String VALUE = "Ж";

    /** Two words in a row are prose; ids, field names and commands hold none. */
    static final Pattern PROSE = Pattern.compile("(?<![A-Za-z.'-])[A-Za-z]?[a-z]{2,},? \\(?[a-z]{2,}(?![A-Za-z=(])");

    /** Faults of ours, which no user can cause, and code in other languages. */
    private static final Set<String> NOT_FOR_PEOPLE = Set.of(
            "IllegalArgumentException",
            "IllegalStateException",
            "compile",
            "matches",
            "append",
            "equals",
            "contains",
            "startsWith",
            "endsWith",
            "markup",
            "quoted");

    static SpokenTexts of(Path... roots) throws IOException {
        SpokenTexts texts = new SpokenTexts(new TreeMap<>(), new TreeMap<>());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            for (Path root : roots) {
                List<Path> files;
                try (Stream<Path> walk = Files.walk(root)) {
                    files = walk.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .toList();
                }
                JavacTask task = (JavacTask) compiler.getTask(
                        null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
                for (CompilationUnitTree unit : task.parse()) {
                    String file =
                            Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                    Map<String, ExpressionTree> constants = new HashMap<>();
                    new Constants(constants).scan(unit, null);
                    texts.new Finder(file, constants).scan(unit, null);
                }
            }
        }
        return texts;
    }

    /** The texts of a class that never change. */
    private static final class Constants extends TreeScanner<Void, Void> {
        private final Map<String, ExpressionTree> constants;

        Constants(Map<String, ExpressionTree> constants) {
            this.constants = constants;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
            if (variable.getModifiers().getFlags().contains(javax.lang.model.element.Modifier.FINAL)
                    && variable.getInitializer() != null) {
                constants.put(variable.getName().toString(), variable.getInitializer());
            }
            return super.visitVariable(variable, null);
        }
    }

    private final class Finder extends TreeScanner<Void, Void> {
        private final String file;
        private final Map<String, ExpressionTree> constants;
        private boolean quiet;

        Finder(String file, Map<String, ExpressionTree> constants) {
            this.file = file;
            this.constants = constants;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String name = name(call.getMethodSelect());
            List<? extends ExpressionTree> arguments = call.getArguments();
            int told = name.equals("say") ? 0 : name.equals("count") && arguments.size() == 3 ? 2 : -1;
            if (name.equals("add") && arguments.size() == 4) {
                told = 3;
            }
            if (told >= 0 && !arguments.isEmpty()) {
                String sentence = constant(arguments.get(told));
                if (sentence != null) {
                    sentences.putIfAbsent(sentence, file);
                }
                arguments.stream()
                        .filter(argument -> constant(argument) == null)
                        .forEach(a -> scan(a, null));
                return scan(call.getMethodSelect(), null);
            }
            if (NOT_FOR_PEOPLE.contains(name)) {
                return quietly(() -> super.visitMethodInvocation(call, null));
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void unused) {
            if (NOT_FOR_PEOPLE.contains(made.getIdentifier().toString())) {
                return quietly(() -> super.visitNewClass(made, null));
            }
            return super.visitNewClass(made, null);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void unused) {
            return null;
        }

        @Override
        public Void visitCase(CaseTree label, Void unused) {
            scan(label.getBody(), null);
            return scan(label.getStatements(), null);
        }

        @Override
        public Void visitBinary(BinaryTree binary, Void unused) {
            if (binary.getKind() == Tree.Kind.PLUS) {
                message(binary);
                return scanValues(binary);
            }
            return super.visitBinary(binary, null);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
            message(literal);
            return null;
        }

        /** What is put into a message may hold messages of its own. */
        private @Nullable Void scanValues(ExpressionTree part) {
            if (part instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
                scanValues(binary.getLeftOperand());
                return scanValues(binary.getRightOperand());
            }
            return part instanceof LiteralTree ? null : scan(part, null);
        }

        /** Looks for sentences only. */
        private @Nullable Void quietly(Supplier<Void> scan) {
            boolean before = quiet;
            quiet = true;
            scan.get();
            quiet = before;
            return null;
        }

        private void message(ExpressionTree expression) {
            if (quiet) {
                return;
            }
            String text = joined(expression);
            if (PROSE.matcher(text.replace(VALUE, " " + VALUE + " ")).find()) {
                messages.putIfAbsent(text, file);
            }
        }

        private String joined(ExpressionTree part) {
            if (part instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return text;
            }
            if (part instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
                return joined(binary.getLeftOperand()) + joined(binary.getRightOperand());
            }
            String known = constant(part);
            return known == null ? VALUE : known;
        }

        /** The text of an expression that is always the same, or null. */
        private @Nullable String constant(ExpressionTree part) {
            if (part instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return text;
            }
            if (part instanceof ParenthesizedTree inner) {
                return constant(inner.getExpression());
            }
            if (part instanceof IdentifierTree name
                    && constants.get(name.getName().toString()) != null) {
                return constant(constants.get(name.getName().toString()));
            }
            if (part instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
                String left = constant(binary.getLeftOperand());
                String right = constant(binary.getRightOperand());
                return left == null || right == null ? null : left + right;
            }
            return null;
        }

        private static String name(ExpressionTree select) {
            return select instanceof MemberSelectTree member
                    ? member.getIdentifier().toString()
                    : select.toString();
        }
    }
}
