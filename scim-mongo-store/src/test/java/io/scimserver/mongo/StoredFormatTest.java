package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mongodb.client.MongoCollection;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** Tests of documents of earlier versions of this software, as they are in databases. */
class StoredFormatTest {

    private static final MongoCollection<BsonDocument> USERS =
            Engine.database().getCollection("users", BsonDocument.class);

    private final Tenant tenant = Engine.newTenant();
    private final UserStore store = Engine.users().forTenant(tenant);

    @Test
    void aUserInFormat1IsRead() {
        insert(sample("user-format-1.json"));
        assertThat(store.find("2819c223")).hasValueSatisfying(user -> {
            assertThat(user.version()).isEqualTo("hq2k7x0c1a.2s.1");
            assertThat(user.created()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
            assertThat(user.lastModified()).isEqualTo(Instant.parse("2026-01-01T10:00:00.100Z"));
            assertThat(user.attributes().tree()).isEqualTo(json("{\"userName\":\"Ada\",\"a.b\":[{\"$ref\":\"x\"}]}"));
        });
    }

    @Test
    void whatIsWrittenTodayIsFormat1() {
        StoredUser user = store.create(
                "2819c223",
                UserDocument.ofJson(
                        "{\"userName\":\"Ada\",\"a.b\":[{\"$ref\":\"x\"}]}".getBytes(StandardCharsets.UTF_8)));
        BsonDocument written =
                Objects.requireNonNull(USERS.find(new BsonDocument("tenant", new BsonString(tenant.id())))
                        .first());
        BsonDocument sample = sample("user-format-1.json");
        assertThat(written.keySet()).containsExactlyElementsOf(sample.keySet());
        for (String key : new String[] {"formatVersion", "id", "userName", "user", "search", "terms"}) {
            assertThat(written.get(key)).as(key).isEqualTo(sample.get(key));
        }
        assertThat(written.getString("version").getValue()).isEqualTo(user.version());
    }

    @Test
    void aUserInANewerFormatIsNotReadAsIfItWereAnOldOne() {
        insert(sample("user-format-1.json").append("formatVersion", new BsonInt32(2)));
        assertThatThrownBy(() -> store.find("2819c223"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("format 2");
    }

    private void insert(BsonDocument user) {
        USERS.insertOne(user.append("_id", new BsonString(tenant.id() + ":2819c223"))
                .append("tenant", new BsonString(tenant.id())));
    }

    private static BsonDocument sample(String name) {
        try (InputStream stream = StoredFormatTest.class.getResourceAsStream(name)) {
            return BsonDocument.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
