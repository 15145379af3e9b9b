package io.scimserver.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * Token as JSON, with times to the millisecond:
 *
 * <pre>{@code
 * { "format": 1, "id": "01981f3e-...", "tenant": "acme", "hash": "9f86d081...", "label": "Entra",
 *   "access": "READ_WRITE", "hint": "scim_...x7Qw", "created": 1767261600123, "createdBy": "grace",
 *   "expires": 1798797600000, "revoked": 1780272000000,
 *   "lastUsed": { "at": 1777593600000, "userAgent": "...", "address": "192.0.2.7" } }
 * }</pre>
 */
public final class TokenJson {

    private TokenJson() {}

    /** Writes a token. */
    public static byte[] write(StoredToken token) {
        ObjectNode json = StoredJson.object()
                .put("id", token.id())
                .put("tenant", token.tenant().id())
                .put("hash", token.hash())
                .put("label", token.label())
                .put("access", token.access().name())
                .put("hint", token.hint())
                .put("created", token.created().toEpochMilli());
        StoredJson.put(json, "createdBy", token.createdBy());
        putTime(json, "expires", token.expires());
        putTime(json, "revoked", token.revoked());
        token.lastUsed().ifPresent(use -> json.set("lastUsed", write(use)));
        return StoredJson.write(json);
    }

    /** Reads what {@link #write} wrote, in this version of the library or an earlier one. */
    public static StoredToken read(byte[] stored) {
        JsonNode json = StoredJson.read(stored);
        return new StoredToken(
                StoredJson.required(json, "id"),
                new Tenant(StoredJson.required(json, "tenant")),
                StoredJson.required(json, "hash"),
                StoredJson.required(json, "label"),
                Access.valueOf(StoredJson.required(json, "access")),
                StoredJson.required(json, "hint"),
                Instant.ofEpochMilli(json.path("created").longValue()),
                StoredJson.text(json, "createdBy"),
                time(json, "expires"),
                time(json, "revoked"),
                time(json.path("lastUsed"), "at").map(at -> use(at, json.path("lastUsed"))));
    }

    private static ObjectNode write(TokenUse use) {
        ObjectNode json = StoredJson.object().put("at", use.at().toEpochMilli());
        StoredJson.put(json, "userAgent", use.userAgent());
        StoredJson.put(json, "address", use.address());
        return json;
    }

    private static TokenUse use(Instant at, JsonNode json) {
        return new TokenUse(at, StoredJson.text(json, "userAgent"), StoredJson.text(json, "address"));
    }

    private static void putTime(ObjectNode json, String name, Optional<Instant> time) {
        time.ifPresent(present -> json.put(name, present.toEpochMilli()));
    }

    private static Optional<Instant> time(JsonNode json, String name) {
        return json.has(name) ? Optional.of(Instant.ofEpochMilli(json.path(name).longValue())) : Optional.empty();
    }
}
