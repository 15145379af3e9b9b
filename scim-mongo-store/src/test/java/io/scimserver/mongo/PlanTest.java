package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which index serves which query; an engine without plans is asked, too, and says that it has none. */
class PlanTest {

    private static final Tenant TENANT = Engine.newTenant();
    private static final AttributeTypes TYPES = path -> new AttributeType(
            path.toString().equals("emails") ? Type.COMPLEX : Type.STRING,
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
    void pagesAreReadInTheOrderOfAnIndex() {
        BsonDocument page =
                BsonDocument.parse("{\"tenant\": \"" + TENANT.id() + "\", \"$and\": [{\"sequence\": {\"$gt\": 5}}]}");
        assertPlan(
                USERS.find(page).sort(BsonDocument.parse("{\"sequence\": 1}")).limit(10), "tenant_sequence");
    }

    private static void assertIndex(Filter filter, String index) {
        BsonDocument query = new FilterConditions(TYPES).translate(filter).within(TENANT.id());
        assertPlan(USERS.find(query), index);
    }

    private static void assertPlan(FindIterable<BsonDocument> query, String index) {
        if (Engine.isEmbedded()) {
            assertThatThrownBy(query::explain).isInstanceOf(MongoException.class);
            return;
        }
        Document planner = query.explain().get("queryPlanner", Document.class);
        // MongoDB lists the plans that it rejected, too.
        Document plan = planner.containsKey("winningPlan") ? planner.get("winningPlan", Document.class) : planner;
        assertThat(plan.toJson()).containsPattern("\"(indexName|Index Name)\": \"" + index + '"');
    }

    private static Path path(String attribute) {
        return Path.root().attribute(attribute);
    }

    private static TextNode text(String value) {
        return TextNode.valueOf(value);
    }
}
