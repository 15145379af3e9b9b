package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mongodb.client.MongoCollection;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** Tests of documents of earlier versions of this software, as they are in databases. */
class StoredFormatTest {

    private static final MongoCollection<BsonDocument> USERS =
            Engine.database().getCollection("users", BsonDocument.class);

    private static final Path NAME = Path.root().attribute("userName");

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
    void whatIsWrittenTodayIsFormat2() {
        StoredUser user = store.create(
                "2819c223",
                UserDocument.ofJson(
                        "{\"userName\":\"Ada\",\"a.b\":[{\"$ref\":\"x\"}]}".getBytes(StandardCharsets.UTF_8)));
        BsonDocument written =
                Objects.requireNonNull(USERS.find(new BsonDocument("tenant", new BsonString(tenant.id())))
                        .first());
        BsonDocument sample = sample("user-format-2.json");
        assertThat(written.keySet()).containsExactlyElementsOf(sample.keySet());
        for (String key : new String[] {"formatVersion", "id", "userName", "user", "search", "terms"}) {
            assertThat(written.get(key)).as(key).isEqualTo(sample.get(key));
        }
        assertThat(written.getString("version").getValue()).isEqualTo(user.version());
    }

    @Test
    void aUserInANewerFormatIsNotReadAsIfItWereAnOldOne() {
        insert(sample("user-format-1.json").append("formatVersion", new BsonInt32(3)));
        assertThatThrownBy(() -> store.find("2819c223"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("format 3");
    }

    @Test
    void aUserInFormat1IsFoundAndSortedLikeOthers() {
        insert(sample("user-format-1.json"));
        store.create("new", UserDocument.ofJson("{\"userName\":\"Bob\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(ids(Optional.of(Filter.eq(NAME, TextNode.valueOf("ADA"))))).containsExactly("2819c223");
        assertThat(ids(Optional.of(Filter.sw(NAME, TextNode.valueOf("a"))))).containsExactly("2819c223");
        assertThat(ids(Optional.of(Filter.pr(NAME)))).containsExactly("2819c223", "new");
        assertThat(ids(Optional.empty())).containsExactly("2819c223", "new");
    }

    @Test
    void anUpgradeRewritesUsersInFormat1AsTheyAre() {
        insert(sample("user-format-1.json"));
        StoredUser before = store.find("2819c223").orElseThrow();
        List<Long> progress = new ArrayList<>();
        Engine.users().upgradeFormat(progress::add);
        assertThat(progress).as("is told how far it is").isNotEmpty();
        BsonDocument key = new BsonDocument("_id", new BsonString(tenant.id() + ":2819c223"));
        BsonDocument written = Objects.requireNonNull(USERS.find(key).first());
        BsonDocument sample = sample("user-format-2.json");
        for (String field : new String[] {"formatVersion", "sequence", "version", "search", "terms"}) {
            assertThat(written.get(field)).as(field).isEqualTo(sample.get(field));
        }
        assertThat(store.find("2819c223")).contains(before);
        assertThat(Engine.users().upgradeFormat(done -> {}))
                .as("nothing is left to do")
                .isZero();
    }

    private List<String> ids(Optional<Filter> filter) {
        Sort byName = new Sort(NAME, SortOrder.ASCENDING);
        AttributeTypes types = path -> new AttributeType(Type.STRING, false, false);
        return store
                .search(new UserQuery(filter, Optional.of(byName), new Paging.Offset(1, 10), types))
                .users()
                .stream()
                .map(StoredUser::id)
                .toList();
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
