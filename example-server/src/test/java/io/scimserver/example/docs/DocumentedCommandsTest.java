package io.scimserver.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.docs.Markdown.Block;
import io.scimserver.example.support.RunningServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the documented commands print the documented output. */
class DocumentedCommandsTest {

    @TempDir
    private Path folder;

    static List<Markdown> pages() {
        return Markdown.pages().stream()
                .filter(page ->
                        page.blocks().stream().anyMatch(block -> block.kind().equals("shell")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theCommandsOfAPageDoWhatItSays(Markdown page) throws Exception {
        try (RunningServer server = start()) {
            Terminal terminal = new Terminal(server, folder);
            boolean hasRun = false;
            for (Block block : page.blocks()) {
                if (block.kind().equals("shell")) {
                    terminal.run(block.text());
                    hasRun = true;
                } else if (block.kind().equals("text") && hasRun) {
                    terminal.requireShown(block.text());
                }
            }
        }
    }

    @Test
    void commandsOfMavenWithinTheTextNameWhatThePomsKnow() throws Exception {
        List<String> commands = Markdown.pages().stream()
                .flatMap(page -> page.inlineCode().stream())
                .filter(code -> code.startsWith("mvn "))
                .distinct()
                .toList();

        assertThat(commands).isNotEmpty();
        try (RunningServer server = start()) {
            for (String command : commands) {
                new Terminal(server, folder).run(command);
            }
        }
    }

    private static RunningServer start() throws Exception {
        return RunningServer.start("--store=memory:", "--custom-attribute=Business Unit=option");
    }
}
