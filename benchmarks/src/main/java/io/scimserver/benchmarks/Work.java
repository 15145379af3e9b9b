package io.scimserver.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Kinds of measured requests; reads come before requests that change the number of users. */
enum Work {
    S1("GET /Users/{id}"),
    S2("GET /Users?filter=userName eq \"...\""),
    S5("page of 100"),
    S8("emails[type eq \"work\" and value co \"...\"], no index"),
    S4("PATCH one attribute, Entra form"),
    S6("PUT"),
    S3("POST /Users"),
    S7("POST /Bulk, 100 creates");

    private static final int PAGE = 100;
    private static final int BULK = 100;

    private final String title;

    Work(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Returns a request to a server that holds users with these ids; {@code turn} makes each request a different one.
     */
    Request request(List<String> ids, AtomicInteger nextUser, int turn) {
        String id = ids.get(Math.floorMod(turn * 7919, ids.size()));
        int number = Math.floorMod(turn * 7919, ids.size());
        return switch (this) {
            case S1 -> new Request("GET", "/Users/" + id, "");
            case S2 -> search("userName eq \"" + People.userName(number) + "\"");
            case S3 -> new Request("POST", "/Users", People.user(nextUser.getAndIncrement(), "Engineer"));
            case S4 -> new Request("PATCH", "/Users/" + id, People.patch("Engineer " + turn));
            case S5 -> new Request("GET", "/Users?startIndex=" + (1 + number / PAGE * PAGE) + "&count=" + PAGE, "");
            case S6 -> new Request("PUT", "/Users/" + id, People.user(number, "Engineer " + turn));
            case S7 -> new Request("POST", "/Bulk", People.bulk(nextUser.getAndAdd(BULK), BULK));
            case S8 -> search("emails[type eq \"work\" and value co \"" + People.userName(number) + "\"]");
        };
    }

    private static Request search(String filter) {
        return new Request("GET", "/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), "");
    }

    /** @param body empty for none */
    record Request(String method, String path, String body) {}
}
