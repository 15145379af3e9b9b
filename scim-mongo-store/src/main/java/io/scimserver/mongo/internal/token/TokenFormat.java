package io.scimserver.mongo.internal.token;

import io.scimserver.auth.StoredToken;
import io.scimserver.auth.TokenUse;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * Token as a document of the database; empty values are left out:
 *
 * <pre>{@code
 * { "_id": "01981f3e-...",
 *   "formatVersion": 1,
 *   "tenant": "acme",
 *   "hash": "9f86d081...",                 // SHA-256 of the token, unique
 *   "label": "Entra",
 *   "access": "READ_WRITE",
 *   "hint": "scim_...x7Qw",
 *   "created": ISODate("2026-01-01T00:00:00Z"),
 *   "createdBy": "grace",
 *   "expires": ISODate("2027-01-01T00:00:00Z"),
 *   "revoked": ISODate("2026-06-01T00:00:00Z"),
 *   "lastUsed": { "at": ISODate("2026-05-01T00:00:00Z"), "userAgent": "...", "address": "192.0.2.7" } }
 * }</pre>
 */
public final class TokenFormat {

    public static final String ID = "_id";
    public static final String TENANT = "tenant";
    public static final String HASH = "hash";
    public static final String CREATED = "created";
    public static final String REVOKED = "revoked";
    public static final String LAST_USED = "lastUsed";
    public static final String LAST_USED_AT = "lastUsed.at";

    private static final String FORMAT_VERSION = "formatVersion";
    private static final String LABEL = "label";
    private static final String ACCESS = "access";
    private static final String HINT = "hint";
    private static final String CREATED_BY = "createdBy";
    private static final String EXPIRES = "expires";
    private static final String AT = "at";
    private static final String USER_AGENT = "userAgent";
    private static final String ADDRESS = "address";
    private static final int CURRENT_FORMAT = 1;

    private TokenFormat() {}

    public static BsonDocument write(StoredToken token) {
        BsonDocument document = new BsonDocument(ID, new BsonString(token.id()))
                .append(FORMAT_VERSION, new BsonInt32(CURRENT_FORMAT))
                .append(TENANT, new BsonString(token.tenant().id()))
                .append(HASH, new BsonString(token.hash()))
                .append(LABEL, new BsonString(token.label()))
                .append(ACCESS, new BsonString(token.access().name()))
                .append(HINT, new BsonString(token.hint()))
                .append(CREATED, time(token.created()));
        token.createdBy().ifPresent(name -> document.put(CREATED_BY, new BsonString(name)));
        token.expires().ifPresent(when -> document.put(EXPIRES, time(when)));
        token.revoked().ifPresent(when -> document.put(REVOKED, time(when)));
        token.lastUsed().ifPresent(use -> document.put(LAST_USED, write(use)));
        return document;
    }

    public static BsonDocument write(TokenUse use) {
        BsonDocument document = new BsonDocument(AT, time(use.at()));
        use.userAgent().ifPresent(agent -> document.put(USER_AGENT, new BsonString(agent)));
        use.address().ifPresent(address -> document.put(ADDRESS, new BsonString(address)));
        return document;
    }

    public static StoredToken read(BsonDocument document) {
        return new StoredToken(
                document.getString(ID).getValue(),
                new Tenant(document.getString(TENANT).getValue()),
                document.getString(HASH).getValue(),
                document.getString(LABEL).getValue(),
                Access.valueOf(document.getString(ACCESS).getValue()),
                document.getString(HINT).getValue(),
                time(document, CREATED),
                optionalText(document, CREATED_BY),
                optionalTime(document, EXPIRES),
                optionalTime(document, REVOKED),
                Optional.ofNullable(document.get(LAST_USED)).map(use -> readUse(use.asDocument())));
    }

    public static BsonDateTime time(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    private static TokenUse readUse(BsonDocument use) {
        return new TokenUse(time(use, AT), optionalText(use, USER_AGENT), optionalText(use, ADDRESS));
    }

    private static Optional<String> optionalText(BsonDocument document, String key) {
        return Optional.ofNullable(document.get(key))
                .map(text -> text.asString().getValue());
    }

    private static Optional<Instant> optionalTime(BsonDocument document, String key) {
        return document.containsKey(key) ? Optional.of(time(document, key)) : Optional.empty();
    }

    private static Instant time(BsonDocument document, String key) {
        return Instant.ofEpochMilli(document.getDateTime(key).getValue());
    }
}
