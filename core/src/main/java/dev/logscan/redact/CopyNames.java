package dev.logscan.redact;

import com.google.common.collect.Comparators;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for the files of a copy: those of GitLab's logs stay, and any other part of a path becomes a pseudonym. Each is a
 * relative path that leads nowhere else, whatever the original was called.
 */
public final class CopyNames {
    private static final Pattern PARTS = Pattern.compile("[/\\\\!]+");
    private static final Pattern ROTATED =
            Pattern.compile("(.+?)(\\.[0-9]{1,3})?(?:\\.(?:gz|bz2|xz|zst))?", Pattern.DOTALL);
    private static final int LONGEST = 100;

    private final Redactor redactor;
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    private CopyNames(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * Names for all files of a copy.
     *
     * @param sources the names of the sources, as reports show them, in their order
     * @param redactor gives the pseudonyms
     * @return a path of plain names parted by slashes for each; in the same order as far as folders allow, since what is
     *     said of entries of one time may depend on it
     */
    public static List<String> of(List<String> sources, Redactor redactor) {
        CopyNames plain = new CopyNames(redactor);
        List<String> names = sources.stream().map(plain::name).toList();
        if (Comparators.isInOrder(names, Comparator.naturalOrder())) {
            return names;
        }
        List<String> folders =
                sources.stream().map(CopyNames::folder).distinct().toList();
        CopyNames numbered = new CopyNames(redactor);
        return sources.stream()
                .map(source ->
                        numbered.name(String.format(Locale.ROOT, "%04d/", folders.indexOf(folder(source)) + 1), source))
                .toList();
    }

    private static String folder(String source) {
        return source.substring(0, source.lastIndexOf('/') + 1);
    }

    private String name(String source) {
        return name("", source);
    }

    private String name(String above, String source) {
        List<String> parts = new ArrayList<>();
        for (String part : PARTS.split(source.equals("-") ? "standard-input" : source, -1)) {
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        String file = parts.isEmpty() ? "log" : parts.remove(parts.size() - 1);
        parts.replaceAll(this::part);
        parts.add(file(file));
        String name = above + String.join("/", parts);
        for (int again = 2; !take(name); again++) {
            name = above + "again-" + again + "/" + String.join("/", parts);
        }
        return name;
    }

    /** The copy is plain, so an ending that says otherwise goes; the number of a rotated log stays. */
    private String file(String file) {
        Matcher rotated = ROTATED.matcher(file);
        if (!rotated.matches()) {
            return part(file);
        }
        return part(rotated.group(1)) + (rotated.group(2) == null ? "" : rotated.group(2));
    }

    private String part(String part) {
        boolean plain = part.length() <= LONGEST && Character.isLetterOrDigit(part.charAt(0));
        if (part.equals("standard-input")) {
            return part;
        }
        return plain ? redactor.fileName(part) : redactor.fileName("?" + part);
    }

    private boolean take(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        List<String> above = new ArrayList<>();
        for (int slash = folded.indexOf('/'); slash > 0; slash = folded.indexOf('/', slash + 1)) {
            above.add(folded.substring(0, slash));
        }
        if (files.contains(folded) || folders.contains(folded) || above.stream().anyMatch(files::contains)) {
            return false;
        }
        files.add(folded);
        folders.addAll(above);
        return true;
    }
}
