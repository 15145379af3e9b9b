package io.scimserver.example.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.example.Main;
import io.scimserver.example.docs.Markdown.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Tests that the documentation is correct. {@link DocumentedCommandsTest} runs its commands. */
class DocumentationTest {

    /** File endings in which a block of this kind must be found, so that it is built or tested. */
    private static final Map<String, String> SOURCES =
            Map.of("java", ".java", "xml", "pom.xml", "properties", ".properties", "sql", ".sql");

    /**
     * Kinds of blocks without a source. Text is the output of programs, mermaid a picture; mongosh is for a cluster that no
     * test has.
     */
    private static final Set<String> OTHER_KINDS = Set.of("json", "shell", "text", "mermaid", "mongosh");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern VARIABLE = Pattern.compile("\\bSCIM_[A-Z_]+");
    private static final Set<String> OPTIONS_OF_OTHERS = Set.of("--data-urlencode", "--db");

    static List<Markdown> pages() {
        return Markdown.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockOfCodeIsOfAKindThatIsChecked(Markdown page) {
        assertThat(page.blocks())
                .allSatisfy(block -> assertThat(block.kind())
                        .as(block.text())
                        .isIn(Stream.concat(SOURCES.keySet().stream(), OTHER_KINDS.stream())
                                .toList()));
        assertThat(page.prose()).as("a block without a fence has no kind").doesNotContainPattern("\\n\\n {4,}\\S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "xml", "properties", "sql"})
    void codeIsPartOfAFileThatIsBuiltAndTested(String kind) {
        List<String> sources = Markdown.files(SOURCES.get(kind))
                .map(file -> withoutSpace(Markdown.read(file)))
                .toList();

        assertThat(blocks(kind))
                .allSatisfy(block -> assertThat(sources)
                        .as("no file holds%n%s", block)
                        .anyMatch(source -> source.contains(withoutSpace(block))));
    }

    @Test
    void jsonCanBeRead() {
        assertThat(blocks("json"))
                .isNotEmpty()
                .allSatisfy(block -> assertThatNoException().isThrownBy(() -> new ObjectMapper().readTree(block)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkWithinTheRepositoryLeadsSomewhere(Markdown page) {
        assertThat(page.links()).filteredOn(link -> !link.contains(":")).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
            assertThat(target.normalize()).exists();
            if (parts.length > 1) {
                assertThat(new Markdown(target, Files.readString(target)).anchors())
                        .contains(parts[1]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void onlyOptionsAndVariablesThatThereAreAreMentioned(Markdown page) {
        Set<String> known = options();
        known.addAll(OPTIONS_OF_OTHERS);
        Markdown.files(".java")
                .filter(file -> file.endsWith("benchmarks/SpeedTable.java"))
                .forEach(file -> known.addAll(found(OPTION, Markdown.read(file))));
        Set<String> variables =
                options().stream().map(DocumentationTest::variable).collect(Collectors.toCollection(TreeSet::new));
        variables.addAll(
                List.of("SCIM_TOKEN", "SCIM_ADMIN_PASSWORD", "SCIM_TEST_POSTGRES_URL", "SCIM_TEST_MARIADB_URL"));

        assertThat(found(OPTION, page.text())).isSubsetOf(known);
        assertThat(found(VARIABLE, page.text())).isSubsetOf(variables);
    }

    @Test
    void everyOptionOfTheServerIsExplained() {
        String page = Markdown.read(Markdown.ROOT.resolve("docs/example-server.md"));
        Set<String> explained = found(OPTION, page);
        explained.addAll(Set.of("--help", "--version"));

        assertThat(options()).isSubsetOf(explained);
        assertThat(page.lines().filter(line -> line.startsWith("| `--"))).allSatisfy(row -> {
            Set<String> expected =
                    found(OPTION, row).stream().map(DocumentationTest::variable).collect(Collectors.toSet());
            assertThat(found(VARIABLE, row)).as(row).isSubsetOf(expected);
        });
    }

    /** Returns the options of the server and of its subcommands. */
    private static Set<String> options() {
        return Stream.of(Main.commandLine(Map.of()))
                .flatMap(DocumentationTest::withSubcommands)
                .flatMap(command -> command.getCommandSpec().options().stream())
                .map(OptionSpec::longestName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(DocumentationTest::withSubcommands));
    }

    private static String variable(String option) {
        return "SCIM_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> blocks(String kind) {
        return pages().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.kind().equals(kind))
                .map(Block::text)
                .toList();
    }

    /** Removes white space: lines are broken elsewhere where code is indented less. */
    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
