package io.scimserver.transfer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.format.ActivityJson;
import io.scimserver.format.AuditJson;
import io.scimserver.format.StoredJson;
import io.scimserver.format.TokenJson;
import io.scimserver.store.Member;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import io.scimserver.transfer.StoreEntry.Activity;
import io.scimserver.transfer.StoreEntry.Group;
import io.scimserver.transfer.StoreEntry.History;
import io.scimserver.transfer.StoreEntry.Membership;
import io.scimserver.transfer.StoreEntry.Setting;
import io.scimserver.transfer.StoreEntry.Token;
import io.scimserver.transfer.StoreEntry.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Entries as lines of JSON in UTF-8. Times are kept to the millisecond.
 *
 * <pre>{@code
 * {"kind":"USER","tenant":"acme","entry":{"userName":"ada","id":"0198...","meta":{"version":"7.1", ...}}}
 * {"kind":"MEMBER","tenant":"acme","entry":{"group":"0198...","member":"0198...","type":"USER"}}
 * {"kind":"TOKEN","entry":{"id":"0198...","tenant":"acme","hash":"9f86d081...", ...}}
 * }</pre>
 */
final class EntryJson {

    /** Mapper that keeps numbers exact. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String KIND = "kind";
    private static final String TENANT = "tenant";
    private static final String ENTRY = "entry";
    private static final String GROUP = "group";
    private static final String MEMBER = "member";
    private static final String MEMBER_KIND = "type";

    private EntryJson() {}

    /** Returns the line of an entry, without its end. */
    static byte[] write(StoreEntry entry) {
        ObjectNode line = JSON.createObjectNode().put(KIND, entry.kind().name());
        try {
            tenantOf(entry).ifPresent(tenant -> line.put(TENANT, tenant.id()));
            line.set(ENTRY, content(entry));
            // Not as bytes at once, which would fail: texts of clients are cut anywhere, also inside a character.
            return JSON.writeValueAsString(line).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the entry as all stores can keep it, and files: half a character becomes a question mark. */
    static StoreEntry withWholeCharacters(StoreEntry entry) {
        try {
            return read(JSON.readTree(write(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if it is no such line */
    static StoreEntry read(JsonNode line) throws IOException {
        byte[] entry = JSON.writeValueAsBytes(line.path(ENTRY));
        return switch (kind(line)) {
            case SETTING ->
                new Setting(
                        StoredJson.required(line.path(ENTRY), "key"), StoredJson.required(line.path(ENTRY), "value"));
            case USER -> new User(tenant(line), StoredUser.ofJson(entry));
            case GROUP -> new Group(tenant(line), StoredUser.ofJson(entry));
            case MEMBER -> membership(tenant(line), line.path(ENTRY));
            case HISTORY -> new History(AuditJson.read(entry));
            case ACTIVITY -> new Activity(ActivityJson.read(entry));
            case TOKEN -> new Token(TokenJson.read(entry));
        };
    }

    private static Tenant tenant(JsonNode line) {
        return new Tenant(StoredJson.required(line, TENANT));
    }

    private static Membership membership(Tenant tenant, JsonNode entry) throws IOException {
        try {
            Member.Kind kind = Member.Kind.valueOf(StoredJson.required(entry, MEMBER_KIND));
            return new Membership(
                    tenant, StoredJson.required(entry, GROUP), new Member(StoredJson.required(entry, MEMBER), kind));
        } catch (IllegalArgumentException e) {
            throw new IOException("a member of an unknown type", e);
        }
    }

    /** Returns the tenant of an entry that does not name it within. */
    private static Optional<Tenant> tenantOf(StoreEntry entry) {
        if (entry instanceof User user) {
            return Optional.of(user.tenant());
        }
        if (entry instanceof Group group) {
            return Optional.of(group.tenant());
        }
        return entry instanceof Membership membership ? Optional.of(membership.tenant()) : Optional.empty();
    }

    private static EntryKind kind(JsonNode line) throws IOException {
        try {
            return EntryKind.valueOf(line.path(KIND).asText());
        } catch (IllegalArgumentException e) {
            throw new IOException("an entry of an unknown kind", e);
        }
    }

    private static JsonNode content(StoreEntry entry) throws IOException {
        if (entry instanceof Setting setting) {
            return JSON.createObjectNode().put("key", setting.key()).put("value", setting.value());
        }
        if (entry instanceof User user) {
            return JSON.readTree(user.user().toJson());
        }
        if (entry instanceof Group group) {
            return JSON.readTree(group.group().toJson());
        }
        if (entry instanceof Membership membership) {
            return JSON.createObjectNode()
                    .put(GROUP, membership.groupId())
                    .put(MEMBER, membership.member().id())
                    .put(MEMBER_KIND, membership.member().kind().name());
        }
        if (entry instanceof History history) {
            return JSON.readTree(AuditJson.write(history.entry()));
        }
        return entry instanceof Activity activity
                ? JSON.readTree(ActivityJson.write(activity.entry()))
                : JSON.readTree(TokenJson.write(((Token) entry).token()));
    }
}
