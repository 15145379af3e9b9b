package io.scimserver.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bytes that look like the responses of a SCIM server, made once. */
final class CeilingResponses {

    /** Kinds of prepared responses. */
    enum Kind {
        USER,
        MATCH,
        PAGE,
        BULK
    }

    private static final int PAGE_SIZE = 100;
    private static final String USERS_URL = "http://127.0.0.1:12345/scim/v2/Users/";

    private final Map<Kind, byte[]> responses = new EnumMap<>(Kind.class);

    CeilingResponses() {
        put(Kind.USER, user(0));
        put(Kind.MATCH, list(1));
        put(Kind.PAGE, list(PAGE_SIZE));
        put(Kind.BULK, bulk());
    }

    byte[] of(Kind kind) {
        return responses.getOrDefault(kind, new byte[0]);
    }

    private void put(Kind kind, String text) {
        responses.put(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String user(int number) {
        UUID id = new UUID(0x018f_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
        return "{\"id\":\"" + id + "\",\"meta\":{\"resourceType\":\"User\",\"created\":\"2026-01-01T00:00:00.000Z\","
                + "\"lastModified\":\"2026-01-01T00:00:00.000Z\",\"location\":\"" + USERS_URL + id
                + "\",\"version\":\"W/\\\"1\\\"\"},"
                + People.user(number, "Engineer").substring(1);
    }

    private static String list(int count) {
        return IntStream.range(0, count)
                .mapToObj(CeilingResponses::user)
                .collect(Collectors.joining(
                        ",",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":10000,"
                                + "\"startIndex\":1,\"itemsPerPage\":" + count + ",\"Resources\":[",
                        "]}"));
    }

    /** Returns the response to a bulk request; its locations are what the load takes for the users' ids. */
    private static String bulk() {
        return IntStream.range(0, PAGE_SIZE)
                .mapToObj(number -> "{\"method\":\"POST\",\"bulkId\":\"b" + number + "\",\"version\":\"W/\\\"1\\\"\","
                        + "\"location\":\"" + USERS_URL + new UUID(0x018f_0000_0000_7000L, number)
                        + "\",\"status\":\"201\"}")
                .collect(Collectors.joining(
                        ",",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkResponse\"],\"Operations\":[",
                        "]}"));
    }
}
