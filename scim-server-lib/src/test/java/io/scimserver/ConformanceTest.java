package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.schema.Repair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Test that every test named on the page on conformance exists. */
class ConformanceTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = ROOT.resolve("docs/conformance.md");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|Contract))\\.(\\w+)`");
    private static final Pattern TEST_METHOD =
            Pattern.compile("@(?:Test|RepeatedTest|ParameterizedTest)\\b(?:(?!\\bvoid\\b)[\\s\\S])*?\\bvoid (\\w+)\\(");

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        Set<String> named = NAMED_TEST
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1) + "." + match.group(2))
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void everyRowOfThePageNamesATest() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.contains("| shown by |"))
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(100)
                .allSatisfy(row ->
                        assertThat(NAMED_TEST.matcher(row).find()).as(row).isTrue());
    }

    @Test
    void everyRepairHasItsRow() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Repair.values()).allSatisfy(repair -> assertThat(page).contains("| `" + repair + "` |"));
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 20)) {
            return files.filter(file -> file.toString().matches(".*/src/(test|main)/java/.*(Test|Contract)\\.java"))
                    .flatMap(ConformanceTest::testsIn)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> testsIn(Path file) {
        String type = file.getFileName().toString().replace(".java", "");
        try {
            Matcher methods = TEST_METHOD.matcher(Files.readString(file));
            return methods.results().map((MatchResult match) -> type + "." + match.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
