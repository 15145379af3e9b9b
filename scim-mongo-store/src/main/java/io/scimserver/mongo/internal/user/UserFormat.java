package io.scimserver.mongo.internal.user;

import io.scimserver.mongo.internal.user.form.Escaping;
import io.scimserver.mongo.internal.user.form.SearchTree;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * User or group as a document of the database. This is a user; of a group the name is {@code displayName}, and there are
 * more fields (see {@code GroupState}):
 *
 * <pre>{@code
 * { "_id": "acme:01981f3e-...",              // tenant and id, see Escaping
 *   "formatVersion": 2,
 *   "tenant": "acme",
 *   "id": "01981f3e-...",
 *   "sequence": NumberLong(1783...),         // place in creation order, see Sequence
 *   "version": "hq2k7x0c1a.0.0",             // see Version
 *   "created": ISODate("2026-01-01T00:00:00Z"),
 *   "lastModified": ISODate("2026-01-01T00:00:00Z"),
 *   "userName": "ada@example.org",           // folded, unique within the tenant
 *   "user": BinData(0, "..."),               // the attributes: JSON in UTF-8, returned as it is
 *   "search": { ... },                       // the attributes as filters and sorts see them, see SearchTree
 *   "terms": [ "userName~=ada@example.org", ... ] } // what the index knows, see Term
 * }</pre>
 *
 * <p>Of a deleted user only the id remains, in a document that no query of a tenant finds; it keeps {@code _id} taken.
 * Until the user has left its groups, {@code leaving} stands in place of {@code deleted}:
 *
 * <pre>{@code
 * { "_id": "acme:01981f3e-...", "formatVersion": 2, "tenant": { "deleted": "acme" },
 *   "sequence": "01981f3e-...", "userName": "01981f3e-..." }  // unique keys are there for every document
 * }</pre>
 *
 * <p>{@code user} is the source; {@code userName}, {@code search} and {@code terms} are made from it with every write.
 */
public final class UserFormat {

    public static final String KEY = "_id";
    public static final String TENANT = "tenant";
    public static final String ID = "id";
    public static final String SEQUENCE = "sequence";
    public static final String VERSION = "version";
    static final String CREATED = "created";
    static final String LAST_MODIFIED = "lastModified";
    static final String SEARCH = "search";
    static final String ACTIVE = SEARCH + ".active";
    static final String TERMS = "terms";

    static final String FORMAT_VERSION = "formatVersion";
    private static final String USER = "user";
    /** Users in format 1 have more terms and forms of their texts. Queries find users of both formats. */
    static final int CURRENT_FORMAT = 2;

    /** Fields that {@link #read} needs, and the place in creation order. */
    public static final List<String> READ =
            List.of(FORMAT_VERSION, ID, SEQUENCE, VERSION, CREATED, LAST_MODIFIED, USER);

    private UserFormat() {}

    /** Returns the query that finds one user. */
    public static BsonDocument key(String tenant, String id) {
        return new BsonDocument(KEY, new BsonString(Escaping.documentId(tenant, id)));
    }

    /** @throws io.scimserver.store.StoreException.UnsupportedValue if MongoDB cannot keep the user exactly */
    static BsonDocument write(ResourceKind kind, String tenant, StoredUser user, long sequence) {
        SearchTree search = SearchTree.of(user.attributes().tree());
        // A user without a name gets a key that no name has: unique keys are there for every user.
        BsonValue nameKey =
                Objects.requireNonNullElse(search.root().get(kind.pathOfName()), new BsonString("\0" + user.id()));
        return key(tenant, user.id())
                .append(FORMAT_VERSION, new BsonInt32(CURRENT_FORMAT))
                .append(TENANT, new BsonString(tenant))
                .append(ID, new BsonString(user.id()))
                .append(SEQUENCE, new BsonInt64(sequence))
                .append(VERSION, new BsonString(user.version()))
                .append(CREATED, new BsonDateTime(user.created().toEpochMilli()))
                .append(LAST_MODIFIED, new BsonDateTime(user.lastModified().toEpochMilli()))
                .append(kind.nameField(), nameKey)
                .append(USER, new BsonBinary(user.attributes().json()))
                .append(SEARCH, search.root())
                .append(
                        TERMS,
                        new BsonArray(
                                search.terms().stream().map(BsonString::new).toList()));
    }

    /** Returns the document that keeps the id of a deleted user from being used again. */
    static BsonDocument deleted(ResourceKind kind, String tenant, String id) {
        return remains(kind, tenant, id, deletedIn(tenant));
    }

    /** Returns the document of a deleted user who may still be a member of groups. */
    static BsonDocument leaving(ResourceKind kind, String tenant, String id) {
        return remains(kind, tenant, id, leavingIn(tenant));
    }

    private static BsonDocument remains(ResourceKind kind, String tenant, String id, BsonDocument owner) {
        return key(tenant, id)
                .append(FORMAT_VERSION, new BsonInt32(CURRENT_FORMAT))
                .append(TENANT, owner)
                .append(SEQUENCE, new BsonString(id))
                .append(kind.nameField(), new BsonString(id));
    }

    /** Returns the value of {@link #TENANT} in the documents of a tenant's deleted users. */
    public static BsonDocument deletedIn(String tenant) {
        return new BsonDocument("deleted", new BsonString(tenant));
    }

    /** Returns the value of {@link #TENANT} in the documents of those who were deleted and have to leave their groups. */
    public static BsonDocument leavingIn(String tenant) {
        return new BsonDocument("leaving", new BsonString(tenant));
    }

    /** Returns the place in creation order. */
    public static long sequence(BsonDocument document) {
        return document.getInt64(SEQUENCE).getValue();
    }

    /** @throws IllegalStateException if a newer version of this software wrote the document */
    public static StoredUser read(BsonDocument document) {
        int format = document.getInt32(FORMAT_VERSION).getValue();
        if (format > CURRENT_FORMAT) {
            throw new IllegalStateException("a document is stored in format " + format + ", this software knows up to "
                    + CURRENT_FORMAT + ": all servers on one database must be able to read what any of them writes");
        }
        return new StoredUser(
                document.getString(ID).getValue(),
                document.getString(VERSION).getValue(),
                Instant.ofEpochMilli(document.getDateTime(CREATED).getValue()),
                Instant.ofEpochMilli(document.getDateTime(LAST_MODIFIED).getValue()),
                UserDocument.ofJson(document.getBinary(USER).getData()));
    }
}
