package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code in the documentation is code of this repository, which is compiled and tested. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void everyJavaBlockIsPartOfASourceFile() throws IOException {
        List<String> sources =
                texts(".java").map(DocumentationTest::withoutSpace).toList();
        List<String> blocks = texts(".md")
                .flatMap(page -> JAVA_BLOCK.matcher(page).results())
                .map(MatchResult::group)
                .map(block -> block.replaceAll("```(java)?", ""))
                .toList();

        assertThat(blocks)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(sources)
                        .as("no source file holds%n%s", block)
                        .anyMatch(source -> source.contains(withoutSpace(block))));
    }

    private static Stream<String> texts(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*[/\\\\])?(target|data)[/\\\\].*"))
                    .map(DocumentationTest::read)
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines are broken elsewhere where code is indented less. */
    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
