package io.scimserver.console.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or a form; of those that are given twice the first counts. Immutable. */
public final class Parameters {

    private static final int MAX_PARAMETERS = 200;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** No parameters. */
    public static Parameters none() {
        return new Parameters(Map.of());
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} text.
     *
     * @throws PageException 400 if it is none, or too much
     */
    public static Parameters parse(String text) {
        Map<String, String> values = new HashMap<>();
        try {
            for (String pair : text.split("&", MAX_PARAMETERS + 1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                values.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        } catch (IllegalArgumentException e) {
            throw new PageException(400, "The parameters of the request could not be read.");
        }
        return new Parameters(values);
    }

    /** A parameter without blanks at its ends; empty if it is missing or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A parameter as it was sent; the empty text if it is missing. */
    public String raw(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether the parameter is there, such as a box that was ticked. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A whole number; the fallback if it is missing, none, or out of bounds. */
    public int number(String name, int fallback, int lowest, int highest) {
        try {
            int number = find(name).map(Integer::parseInt).orElse(fallback);
            return number < lowest || number > highest ? fallback : number;
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
