package io.scimserver.console.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which page answers which paths.
 *
 * @param segments of the path; {@code {name}} stands for any one segment
 * @param audience who may see it
 * @param page what answers
 */
public record Route(List<String> segments, Audience audience, Page page) {

    /** The segment that names a company. */
    static final String COMPANY = "company";

    /** @param path such as {@code /admin/companies/{company}} */
    public static Route to(String path, Audience audience, Page page) {
        return new Route(split(path), audience, page);
    }

    /** What stands at the places that the route names; empty if the path is another one. */
    Optional<Map<String, String>> match(String path) {
        List<String> given = split(path);
        if (given.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> captured = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String expected = segments.get(i);
            if (expected.startsWith("{")) {
                captured.put(expected.substring(1, expected.length() - 1), decode(given.get(i)));
            } else if (!expected.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(captured);
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
