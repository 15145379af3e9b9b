package io.scimserver.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Output of commands, for comparison with the output that the documentation shows. There, "..." stands for anything.
 */
final class Transcript {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern VARYING =
            Pattern.compile("\\.{3}|(?<=…)\\S{4}|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|" + UUID.pattern());
    private static final Pattern PLACEHOLDER = Pattern.compile("<(\\w+)>");

    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> idsByShown = new HashMap<>();

    void clear() {
        lines.clear();
    }

    void add(String output) {
        output.lines().forEach(lines::add);
    }

    /**
     * Returns the command with the ids of this run, and with the values of the last response where the page says
     * {@code <name>}.
     */
    String filledIn(String command) {
        String filled = command;
        for (Map.Entry<String, String> id : idsByShown.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return PLACEHOLDER.matcher(filled).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    private String value(MatchResult placeholder) {
        String name = placeholder.group(1);
        Pattern pattern = name.equals("id") ? UUID : Pattern.compile("(?<=\"" + name + "\":\")[^\"]+");
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .reduce((first, last) -> last)
                .orElse(placeholder.group());
    }

    /** Requires each line of the text among the printed lines, in this order. */
    void requireShown(String text) {
        int from = 0;
        for (String shown : text.lines().toList()) {
            Pattern expected = Pattern.compile(expression(shown));
            int at = from;
            while (at < lines.size() && !expected.matcher(lines.get(at)).matches()) {
                at++;
            }
            assertThat(at).as("%s%nis not what was printed: %s", shown, lines).isLessThan(lines.size());
            remember(shown, lines.get(at));
            from = at + 1;
        }
    }

    private String expression(String shown) {
        StringBuilder expression = new StringBuilder();
        int end = 0;
        Matcher varying = VARYING.matcher(shown);
        while (varying.find()) {
            expression.append(Pattern.quote(shown.substring(end, varying.start())));
            String known = Optional.ofNullable(idsByShown.get(varying.group()))
                    .map(Pattern::quote)
                    .orElse(".*");
            expression.append(known);
            end = varying.end();
        }
        return expression.append(Pattern.quote(shown.substring(end))).toString();
    }

    private void remember(String shown, String printed) {
        Matcher inShown = UUID.matcher(shown);
        Matcher inPrinted = UUID.matcher(printed);
        if (inShown.find() && inPrinted.find()) {
            idsByShown.putIfAbsent(inShown.group(), inPrinted.group());
        }
    }
}
