package io.scimserver.store.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Stored users, written as JSON. */
public final class TestUsers {

    public static final Instant CREATED = Instant.parse("2024-05-31T08:30:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TestUsers() {}

    /** Returns a document; single quotes may stand for double ones. */
    public static UserDocument document(String json) {
        return UserDocument.ofJson(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public static UserDocument named(String userName) {
        return UserDocument.of(JSON.createObjectNode().put("userName", userName));
    }

    /**
     * Returns a stored user with the id {@code id-<userName>}, at version 1, created and changed at {@link #CREATED}.
     */
    public static StoredUser stored(UserDocument document) {
        return new StoredUser("id-" + userName(document), "1", CREATED, CREATED, document);
    }

    public static StoredUser stored(String json) {
        return stored(document(json));
    }

    public static String userName(StoredUser user) {
        return userName(user.attributes());
    }

    public static JsonNode json(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String userName(UserDocument document) {
        return document.tree().path("userName").asText();
    }
}
