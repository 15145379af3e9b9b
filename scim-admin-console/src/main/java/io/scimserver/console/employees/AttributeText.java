package io.scimserver.console.employees;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Values of attributes in words. */
public final class AttributeText {

    private AttributeText() {}

    /** Returns a value with everything in it, such as "ada@example.com (work, primary); ada@home.example (home)". */
    public static String of(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(AttributeText::of)
                    .collect(Collectors.joining("; "));
        }
        if (!value.isObject()) {
            return single(value);
        }
        return Stream.of(parts(value), kind(value))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns the value itself; of an object, its members one after the other. */
    static String single(JsonNode value) {
        if (!value.isObject()) {
            return value.isBoolean() ? value.asBoolean() ? "yes" : "no" : value.asText();
        }
        return value.hasNonNull("value") ? value.path("value").asText() : parts(value);
    }

    /** Returns the label in brackets that tells the values of a list apart; empty if there is none. */
    static String kind(JsonNode element) {
        String primary = element.path("primary").asBoolean() ? "primary" : "";
        String both = Stream.of(element.path("type").asText(), primary)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return both.isEmpty() ? "" : "(" + both + ")";
    }

    private static String parts(JsonNode value) {
        return value.properties().stream()
                .filter(part -> !part.getKey().equals("type") && !part.getKey().equals("primary"))
                .map(part -> of(part.getValue()))
                .collect(Collectors.joining(", "));
    }
}
