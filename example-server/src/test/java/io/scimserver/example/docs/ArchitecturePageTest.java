package io.scimserver.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that the page on the architecture speaks of the packages and classes that there are. */
class ArchitecturePageTest {

    private static final Pattern SOURCE = Pattern.compile("/src/main/java/(io/scimserver.*)/[^/]+$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(io\\.scimserver[\\w.]*)` \\|");
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]\\w+)`");

    private final String page = Markdown.read(Markdown.ROOT.resolve("docs/architecture.md"));

    @Test
    void itListsEveryPackageAndNoOther() {
        List<String> packages = Markdown.files(".java")
                .map(file -> SOURCE.matcher(file.toString().replace('\\', '/')))
                .filter(Matcher::find)
                .map(source -> source.group(1).replace('/', '.'))
                .distinct()
                .toList();

        assertThat(found(ROW)).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void itNamesOnlyClassesThatThereAre() {
        List<String> classes = Markdown.files(".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();

        assertThat(found(CLASS_NAME)).isNotEmpty().isSubsetOf(classes);
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(page).results().map(result -> result.group(1)).toList();
    }
}
