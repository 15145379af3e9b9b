package io.scimserver.example.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reader of a simple command by the rules of a POSIX shell (Shell Command Language, 2.2 Quoting), as far as
 * documentation needs it.
 */
final class ShellWords {

    private final String line;
    private final Map<String, String> variables;
    private final List<String> words = new ArrayList<>();
    private Optional<StringBuilder> word = Optional.empty();
    private int at;

    private ShellWords(String line, Map<String, String> variables) {
        this.line = line;
        this.variables = variables;
    }

    static List<String> of(String line, Map<String, String> variables) {
        return new ShellWords(line, variables).read();
    }

    private List<String> read() {
        while (at < line.length()) {
            char next = line.charAt(at);
            switch (next) {
                case ' ' -> endWord();
                case '\'' -> word().append(untilSingleQuote());
                case '"' -> readDoubleQuoted();
                case '$' -> word().append(value());
                case '\\' -> word().append(line.charAt(++at));
                case '|', '&', ';', '(', ')', '`' ->
                    throw new IllegalArgumentException("not a simple command: " + line);
                default -> word().append(next);
            }
            at++;
        }
        endWord();
        return words;
    }

    private StringBuilder word() {
        StringBuilder current = word.orElseGet(StringBuilder::new);
        word = Optional.of(current);
        return current;
    }

    private void endWord() {
        word.ifPresent(ended -> words.add(ended.toString()));
        word = Optional.empty();
    }

    private String untilSingleQuote() {
        int start = at + 1;
        at = line.indexOf('\'', start);
        return line.substring(start, at);
    }

    private void readDoubleQuoted() {
        word();
        for (at++; line.charAt(at) != '"'; at++) {
            boolean escapes = line.charAt(at) == '\\' && "\\\"$`".indexOf(line.charAt(at + 1)) >= 0;
            if (line.charAt(at) == '$') {
                word().append(value());
            } else {
                word().append(line.charAt(escapes ? ++at : at));
            }
        }
    }

    /** Returns the value of the variable whose name begins behind the dollar; stays on the last letter of the name. */
    private String value() {
        int end = at + 1;
        while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
            end++;
        }
        String name = line.substring(at + 1, end);
        at = end - 1;
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalArgumentException("$" + name + " has no value in: " + line));
    }
}
