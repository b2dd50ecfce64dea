package dev.logscan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the library shows has a comment. The compiler checks what the comments say; this checks that they are there,
 * since the compiler knows nothing of record components and wants compact constructors to describe them once more.
 */
final class DocumentationTest {
    @Test
    void whateverIsShownHasAComment() throws IOException {
        assertThat(undescribed(Path.of("src/main/java"))).isEmpty();
        assertThat(undescribed(Path.of("../cli/src/main/java"))).isEmpty();
    }

    @Test
    void whateverLacksACommentIsTold(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Shown.java"), """
                /**
                 * A pair.
                 *
                 * @param left the left half
                 */
                public record Shown(int left, int right) {
                    public Shown {}
                    public Shown(int both) { this(both, both); }
                    public static final int FIELD = 1;
                    public int method() { int local = 1; return local; }
                    protected int hook() { return 1; }
                    int hidden() { return 1; }
                    private static final int SECRET = 1;
                    @Override public String toString() { return ""; }

                    public enum Choice { ONE, /** Two. */ TWO; }
                    /** A face. */
                    public interface Face { void implied(); }
                    record Hidden(int a) { public void method() {} }
                }
                """);

        assertThat(undescribed(folder))
                .containsExactly(
                        "Shown.java:6: record component right",
                        "Shown.java:8: constructor of Shown",
                        "Shown.java:9: field FIELD",
                        "Shown.java:10: method method",
                        "Shown.java:11: method hook",
                        "Shown.java:16: type Choice",
                        "Shown.java:16: field ONE",
                        "Shown.java:18: method implied");
    }

    private static List<String> undescribed(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            CommentScanner scanner = new CommentScanner(DocTrees.instance(task));
            scanner.scan(task.parse(), null);
            return scanner.undescribed;
        }
    }

    /** Walks over types, fields and methods, and never into a body. */
    private static final class CommentScanner extends TreePathScanner<Void, Void> {
        private final List<String> undescribed = new ArrayList<>();
        private final DocTrees docs;

        CommentScanner(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isShown(getCurrentPath())) {
                return null;
            }
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment == null) {
                tell(type, "type " + type.getSimpleName());
            }
            if (type.getKind() == Tree.Kind.RECORD) {
                Set<String> described = parametersIn(comment);
                type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(VariableTree.class::cast)
                        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                        .filter(component ->
                                !described.contains(component.getName().toString()))
                        .forEach(component -> tell(component, "record component " + component.getName()));
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            if (isShown(getCurrentPath()) && docs.getDocCommentTree(getCurrentPath()) == null) {
                tell(field, "field " + field.getName());
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (isShown(getCurrentPath())
                    && docs.getDocCommentTree(getCurrentPath()) == null
                    && !overrides
                    && !isCompactConstructor(method)) {
                boolean constructor = method.getName().contentEquals("<init>");
                tell(method, constructor ? "constructor of " + owner().getSimpleName() : "method " + method.getName());
            }
            return null;
        }

        /** Whether this and all around it is public or protected, be it without a word. */
        private static boolean isShown(TreePath path) {
            Tree tree = path.getLeaf();
            if (tree instanceof CompilationUnitTree) {
                return true;
            }
            Set<Modifier> modifiers = modifiers(tree);
            boolean inInterface = path.getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE
                    && !modifiers.contains(Modifier.PRIVATE);
            boolean shown = modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED);
            return (shown || inInterface) && isShown(path.getParentPath());
        }

        private static Set<Modifier> modifiers(Tree tree) {
            if (tree instanceof ClassTree type) {
                return type.getModifiers().getFlags();
            }
            if (tree instanceof MethodTree method) {
                return method.getModifiers().getFlags();
            }
            if (tree instanceof VariableTree field) {
                return field.getModifiers().getFlags();
            }
            return EnumSet.noneOf(Modifier.class);
        }

        /** The compiler gives a compact constructor the components for parameters, which stand before it. */
        private boolean isCompactConstructor(MethodTree method) {
            return owner().getKind() == Tree.Kind.RECORD
                    && method.getParameters().stream().anyMatch(parameter -> start(parameter) < start(method));
        }

        private long start(Tree tree) {
            return docs.getSourcePositions().getStartPosition(getCurrentPath().getCompilationUnit(), tree);
        }

        private ClassTree owner() {
            return (ClassTree) getCurrentPath().getParentPath().getLeaf();
        }

        private static Set<String> parametersIn(DocCommentTree comment) {
            if (comment == null) {
                return Set.of();
            }
            return comment.getBlockTags().stream()
                    .filter(ParamTree.class::isInstance)
                    .map(tag -> ((ParamTree) tag).getName().toString())
                    .collect(Collectors.toSet());
        }

        private void tell(Tree tree, String what) {
            CompilationUnitTree file = getCurrentPath().getCompilationUnit();
            long line = file.getLineMap().getLineNumber(start(tree));
            undescribed.add(Path.of(file.getSourceFile().toUri()).getFileName() + ":" + line + ": " + what);
        }
    }
}
