package io.scimserver.mongo.internal.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.mongo.Engine;
import io.scimserver.mongo.MongoUserStores;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Paging;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests of the index that serves each query. An engine without plans is asked, too, and says that it has none. */
class PlanTest {

    private static final Tenant TENANT = Engine.newTenant();
    private static final AttributeTypes TYPES = path -> new AttributeType(
            switch (path.toString()) {
                case "emails" -> Type.COMPLEX;
                case "active" -> Type.BOOLEAN;
                case "meta.created", "meta.lastModified" -> Type.DATETIME;
                default -> Type.STRING;
            },
            path.toString().equals("externalId"),
            path.toString().equals("emails"));
    private static final MongoCollection<BsonDocument> USERS =
            Engine.database().getCollection("users", BsonDocument.class);

    @BeforeAll
    static void createUsers() {
        UserStore store = Engine.users().forTenant(TENANT);
        for (int i = 0; i < 50; i++) {
            String user = "{\"userName\":\"u%d\",\"externalId\":\"e%d\",\"emails\":[{\"value\":\"u%d@x.org\"}]}";
            store.create(
                    UUID.randomUUID().toString(),
                    UserDocument.ofJson(user.formatted(i, i, i).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void theNameHasAnIndexOfItsOwn() {
        assertIndex(Filter.eq(path("userName"), text("U7")), "tenant_userName");
    }

    @Test
    void everyOtherAttributeIsFoundByOneIndex() {
        assertIndex(Filter.eq(path("externalId"), text("e7")), "tenant_terms");
        assertIndex(Filter.eq(path("emails").attribute("value"), text("u7@x.org")), "tenant_terms");
        assertIndex(Filter.eq(Path.root("urn:example:hr:2.0:User").attribute("badge #"), text("7")), "tenant_terms");
    }

    @Test
    void beginningsOfValuesAreFoundByTheSameIndex() {
        assertIndex(Filter.sw(path("externalId"), text("e1")), "tenant_terms");
    }

    @Test
    void aValueFilterIsFoundByTheSameIndex() {
        Filter value = Filter.eq(path("value"), text("u7@x.org"));
        assertIndex(Filter.hasComplexValue(path("emails"), value), "tenant_terms");
    }

    @Test
    void oneIndexedPartOfAConjunctionIsEnough() {
        Filter part = Filter.co(path("title"), text("x"));
        assertIndex(Filter.and(part, Filter.eq(path("externalId"), text("e7"))), "tenant_terms");
    }

    @Test
    void anElementIsFoundByItsValueAndNotByItsType() {
        Filter work = Filter.eq(path("type"), text("work"));
        Filter value = Filter.eq(path("value"), text("u7@x.org"));
        assertIndex(Filter.hasComplexValue(path("emails"), Filter.and(work, value)), "tenant_terms");
    }

    @Test
    void usersAreFoundByTimesAndByBeingActive() {
        Path meta = path("meta");
        String time = "2026-01-01T00:00:00Z";
        assertIndex(Filter.gt(meta.attribute("lastModified"), text(time)), "tenant_lastModified");
        assertIndex(Filter.gt(meta.attribute("created"), text(time)), "tenant_created");
        assertIndex(Filter.eq(path("active"), BooleanNode.TRUE), "tenant_active");
    }

    @Test
    void pagesAreReadInTheOrderOfAnIndex() {
        BsonDocument page =
                BsonDocument.parse("{\"tenant\": \"" + TENANT.id() + "\", \"$and\": [{\"sequence\": {\"$gt\": 5}}]}");
        assertPlan(
                () -> USERS.find(page)
                        .sort(BsonDocument.parse("{\"sequence\": 1}"))
                        .limit(10)
                        .explain(),
                "tenant_sequence");
    }

    @Test
    void everybodyIsReadAndCountedByTheIndexOfThatOrder() {
        List<BsonDocument> sent = sentFor(new Paging.Offset(1, 10));
        assertThat(sent).hasSize(2).allSatisfy(command -> assertPlan(() -> explain(command), "tenant_sequence"));
    }

    @Test
    void pagesByCursorAreReadByTheIndexOfThatOrder() {
        List<BsonDocument> sent = sentFor(new Paging.Cursor(Optional.empty(), 10));
        assertThat(sent).hasSize(2).allSatisfy(command -> assertPlan(() -> explain(command), "tenant_sequence"));
    }

    /**
     * Returns the commands that the store sends for a page of everybody, without those parts that belong to the
     * session.
     */
    private static List<BsonDocument> sentFor(Paging paging) {
        List<String> parts = List.of("find", "aggregate", "filter", "sort", "hint", "limit", "pipeline", "cursor");
        List<BsonDocument> sent = new CopyOnWriteArrayList<>();
        CommandListener listener = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                // A copy, because the driver uses the bytes again.
                BsonDocument command = BsonDocument.parse(event.getCommand().toJson());
                command.keySet().retainAll(parts);
                sent.add(command);
            }
        };
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(Engine.connectionString())
                .addCommandListener(listener)
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            UserStore store =
                    new MongoUserStores(client.getDatabase(Engine.database().getName())).forTenant(TENANT);
            store.search(new UserQuery(Optional.empty(), Optional.empty(), paging, TYPES));
        }
        sent.removeIf(BsonDocument::isEmpty);
        return sent;
    }

    private static Document explain(BsonDocument command) {
        return Engine.database().runCommand(new BsonDocument("explain", command));
    }

    private static void assertIndex(Filter filter, String index) {
        FilterPlan plan =
                new FilterConditions(ResourceKind.USER, TYPES).translate(filter).within(TENANT.id());
        String hint = plan.indexOfCount().orElseThrow().indexName(ResourceKind.USER);
        assertPlan(() -> USERS.find(plan.query()).hintString(hint).explain(), index);
    }

    private static void assertPlan(Supplier<Document> explain, String index) {
        if (Engine.isEmbedded()) {
            assertThatThrownBy(explain::get).isInstanceOf(MongoException.class);
            return;
        }
        // MongoDB lists the plans that it rejected, too.
        assertThat(explain.get().toJson().replaceAll("\"rejectedPlans\": \\[.*", ""))
                .containsPattern("\"(indexName|Index Name)\": \"" + index + '"');
    }

    private static Path path(String attribute) {
        return Path.root().attribute(attribute);
    }

    private static TextNode text(String value) {
        return TextNode.valueOf(value);
    }
}
