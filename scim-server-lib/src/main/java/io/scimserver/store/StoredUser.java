package io.scimserver.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * User as the store has it. Immutable.
 *
 * @param id opaque, unique within the tenant, never reused
 * @param version opaque; differs after every change of this user
 * @param created the time at which the user was created, to the millisecond or finer
 * @param lastModified the time at which this version was written; never before {@code created}
 * @param attributes everything else, without {@code id} and {@code meta}
 */
public record StoredUser(String id, String version, Instant created, Instant lastModified, UserDocument attributes) {

    public StoredUser {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(lastModified, "lastModified");
        Objects.requireNonNull(attributes, "attributes");
    }

    /** Returns a new user: created and modified now, to the millisecond. */
    public static StoredUser created(String id, String version, UserDocument attributes, Clock clock) {
        Instant now = now(clock);
        return new StoredUser(id, version, now, now, attributes);
    }

    /**
     * Returns this user after a change: modified now or, if the clock was set back, at the time of the previous change.
     */
    public StoredUser changed(String newVersion, UserDocument newAttributes, Clock clock) {
        Instant now = now(clock);
        Instant modified = now.isBefore(lastModified) ? lastModified : now;
        return new StoredUser(id, newVersion, created, modified, newAttributes);
    }

    /**
     * Returns the user as one JSON object in UTF-8, for stores that keep a user as one value: the attributes, with
     * {@code id} and {@code meta} as SCIM shows them. Not cached.
     */
    public byte[] toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.setAll((ObjectNode) attributes.tree());
        tree.put("id", id);
        tree.putObject("meta")
                .put("version", version)
                .put("created", created.toString())
                .put("lastModified", lastModified.toString());
        return UserDocument.of(tree).json();
    }

    /** Reads the user that {@link #toJson} wrote, in this version of the library or an earlier one. */
    public static StoredUser ofJson(byte[] json) {
        ObjectNode tree = (ObjectNode) UserDocument.ofJson(json).tree();
        JsonNode id = tree.remove("id");
        JsonNode meta = tree.remove("meta");
        return new StoredUser(
                id.textValue(),
                meta.path("version").textValue(),
                Instant.parse(meta.path("created").textValue()),
                Instant.parse(meta.path("lastModified").textValue()),
                UserDocument.of(tree));
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
