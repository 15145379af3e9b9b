package io.scimserver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Generator of requests that are nearly right: real ones, with pieces cut out, doubled, swapped and replaced by odd
 * ones.
 */
final class HostileRequests {

    /** Request that is yet to be sent. */
    record Draft(String method, String path, String body, Map<String, String> headers) {}

    private static final String USER = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"user-NUMBER","active":true,
             "name":{"givenName":"Ada","familyName":"L"},"emails":[{"value":"a@x.org","type":"work","primary":true}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"26118915"}}}""";
    private static final String PATCH = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
             {"op":"add","path":"emails[type eq \\"work\\"].value","value":"b@x.org"},
             {"op":"replace","path":"name.givenName","value":"Bob"},{"op":"remove","path":"title"},
             {"op":"replace","value":{"active":false,"name.familyName":"M"}}]}""";
    private static final String BULK = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"failOnErrors":3,"Operations":[
             {"method":"POST","path":"/Users","bulkId":"a","data":%s},
             {"method":"PATCH","path":"/Users/bulkId:a","data":%s},
             {"method":"DELETE","path":"/Users/bulkId:a","version":"W/\\"1\\""}]}""".formatted(USER, PATCH);
    private static final String SEARCH = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"userName sw \\"user\\"",
             "sortBy":"userName","attributes":["userName","emails.value"],"count":2,"cursor":""}""";
    private static final String FILTER = "(emails[type eq \"work\" and value co \"x\"] or not (title pr))"
            + " and meta.created gt \"2020-01-01T00:00:00Z\" or active eq true";
    private static final List<String> ODD = List.of(
            "null",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "1e999",
            "NaN",
            "true",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\uD83D\uDE00\"",
            "\"$where\"",
            "\"bulkId:a\"",
            "[[[[[[[[]]]]]]]]",
            "99999999999999999999",
            "\"password\"",
            "\"urn:ietf:params:scim:schemas:core:2.0:User:id\"",
            "\"members[value eq \\\"x\\\"]\"");
    private static final List<String> CURSORS = List.of("", "x", "AAAA", "x".repeat(3_000));
    private static final String PIECES = "{}[]\":,()\\ \u0000\u00e9\uD83D";

    private final Random random;

    HostileRequests(long seed) {
        this.random = new Random(seed);
    }

    /** @param id the id of a user for the request */
    Draft next(String id) {
        return switch (random.nextInt(9)) {
            case 0 -> new Draft("POST", "/Users", spoil(USER), headers());
            case 1 -> new Draft("PUT", "/Users/" + id, spoil(USER), headers());
            case 2 -> new Draft("PATCH", "/Users/" + id, spoil(PATCH), headers());
            case 3 -> new Draft("POST", "/Bulk", spoil(BULK), headers());
            case 4 -> new Draft("POST", "/Users/.search", spoil(SEARCH), headers());
            case 5 -> new Draft("GET", "/Users?filter=" + encode(spoil(FILTER)), null, headers());
            case 6 ->
                new Draft("GET", "/Users/" + id + "?attributes=" + encode(spoil("userName,name")), null, headers());
            case 7 -> new Draft("GET", "/Users?" + query(), null, headers());
            default -> new Draft(pick(List.of("GET", "PUT", "DELETE", "POST", "FOO")), oddPath(), null, headers());
        };
    }

    /** Returns a path without the characters that containers refuse before the library sees them. */
    private String oddPath() {
        return "/" + encode(spoil("Users/1")).replaceAll("%(0.|1.|2F|5C)", "-");
    }

    private String query() {
        return "startIndex=" + encode(pick(ODD)) + "&count=" + encode(pick(ODD)) + "&sortBy="
                + encode(spoil("userName")) + (random.nextBoolean() ? "&cursor=" + pick(CURSORS) : "");
    }

    private Map<String, String> headers() {
        return switch (random.nextInt(5)) {
            case 0 -> Map.of("If-Match", pick(List.of("*", "W/\"1\"", "garbage", "W/\"")));
            case 1 ->
                Map.of("Content-Type", pick(List.of("application/json", "text/plain", "a", "application/scim+json;x")));
            case 2 -> Map.of("Accept", pick(List.of("*/*", "text/html", ";", "application/json;q=2")));
            default -> Map.of();
        };
    }

    /** Returns the text spoilt: between none and four times something is cut out, doubled or replaced. */
    private String spoil(String text) {
        StringBuilder spoilt = new StringBuilder(text.replace("NUMBER", String.valueOf(random.nextInt(50))));
        for (int times = random.nextInt(5); times > 0 && spoilt.length() > 1; times--) {
            int from = random.nextInt(spoilt.length());
            int to = Math.min(spoilt.length(), from + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> spoilt.delete(from, to);
                case 1 -> spoilt.insert(from, spoilt.substring(from, to));
                case 2 -> spoilt.setCharAt(from, PIECES.charAt(random.nextInt(PIECES.length())));
                default -> replaceValue(spoilt, from);
            }
        }
        return spoilt.toString();
    }

    /** Puts something odd in place of the next quoted text, so that the whole is still JSON. */
    private void replaceValue(StringBuilder text, int from) {
        int start = text.indexOf(":\"", from);
        int end = text.indexOf("\"", start + 2);
        if (start >= 0 && end > start) {
            text.replace(start + 1, end + 1, pick(ODD));
        }
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%00", "%01");
    }
}
