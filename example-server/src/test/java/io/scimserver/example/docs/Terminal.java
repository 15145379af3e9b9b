package io.scimserver.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.example.Main;
import io.scimserver.example.support.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Execution of a page's commands: requests go to a running server, tokens are made in a store of its own, and the
 * options of commands that take too long (a build, another server) are read as those would read them.
 */
final class Terminal {

    private static final String DOCUMENTED = "http://127.0.0.1:8080";
    private static final Set<String> PLUGIN_PROPERTIES = Set.of("exec.mainClass");
    private static final String MAIN = Main.class.getName();

    private final RunningServer server;
    private final Path tokens;
    private final String origin;
    private final Map<String, String> variables = new HashMap<>();
    private final Transcript transcript = new Transcript();

    Terminal(RunningServer server, Path tokens) {
        this.server = server;
        this.tokens = tokens;
        this.origin = server.url().resolve("/").toString().replaceAll("/$", "");
        variables.put("TOKEN", server.token());
        variables.put("TEST_CLASS_PATH", System.getProperty("java.class.path"));
    }

    /** Runs the commands of a block. {@link #requireShown} then compares their output. */
    void run(String block) throws Exception {
        transcript.clear();
        for (String line : block.replaceAll("\\\\\\R *", "").lines().toList()) {
            String command = transcript.filledIn(line).replace(DOCUMENTED, origin);
            List<String> words = ShellWords.of(command, variables);
            if (words.size() == 1 && words.get(0).matches("\\w+=.*")) {
                String[] assignment = words.get(0).split("=", 2);
                variables.put(assignment[0], assignment[1]);
            } else {
                transcript.add(execute(words).replace(origin, DOCUMENTED));
            }
        }
    }

    void requireShown(String text) {
        transcript.requireShown(text);
    }

    private String execute(List<String> words) throws Exception {
        List<String> arguments = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "curl" -> curl(arguments);
            case "java" -> java(arguments);
            case "mvn" -> maven(arguments);
            default -> throw new IllegalArgumentException("nobody knows how to try " + words);
        };
    }

    private static String curl(List<String> arguments) throws Exception {
        HttpResponse<String> response = Curl.send(arguments);
        assertThat(response.statusCode())
                .as("%s%n%s", arguments, response.body())
                .isBetween(200, 299);
        return response.body();
    }

    private String java(List<String> words) throws Exception {
        List<String> arguments =
                words.stream().dropWhile(word -> word.startsWith("-XX:")).toList();
        boolean packaged = arguments.get(0).equals("-jar");
        String program = packaged ? MAIN : arguments.get(2);
        List<String> own = arguments.subList(packaged ? 2 : 3, arguments.size());
        assertThat(Class.forName(program).getMethod("main", String[].class)).isNotNull();
        if (!program.equals(MAIN)) {
            return "";
        }
        return own.contains("token") ? tokenCommand(own) : serverStart(own);
    }

    private String tokenCommand(List<String> arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine(Map.of()).setOut(new PrintWriter(out, true));
        List<String> withStore = new ArrayList<>(arguments);
        withStore.add("--store=sqlite:" + tokens.resolve("scim.db"));
        assertThat(line.execute(withStore.toArray(String[]::new))).isZero();
        return out.toString();
    }

    private String serverStart(List<String> options) {
        Main.commandLine(Map.of()).parseArgs(options.toArray(String[]::new));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        server.running().announce(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** @return the output of a server that is started with it, nothing if none is */
    private String maven(List<String> arguments) {
        List<String> poms = Markdown.files("pom.xml").map(Markdown::read).toList();
        arguments.stream()
                .filter(word -> word.startsWith("-P"))
                .forEach(profile ->
                        assertThat(poms).anyMatch(pom -> pom.contains("<id>" + profile.substring(2) + "</id>")));
        arguments.stream()
                .filter(word -> word.matches("-D[a-z]+\\..*"))
                .map(word -> word.substring(2).split("=", 2)[0])
                .forEach(property -> assertThat(poms)
                        .as(property)
                        .anyMatch(pom -> pom.contains("<" + property)
                                || pom.contains("${" + property + "}")
                                || PLUGIN_PROPERTIES.contains(property)));
        List<String> options = arguments.stream()
                .filter(word -> word.startsWith("-Dscim.args="))
                .flatMap(word -> Stream.of(word.split("=", 2)[1].split(" ")))
                .toList();
        boolean starts = arguments.contains("-Prun") || arguments.contains("exec:java");
        return starts ? serverStart(options) : "";
    }
}
