package io.scimserver.mongo.internal.user;

import static com.unboundid.scim2.common.filters.Filter.and;
import static com.unboundid.scim2.common.filters.Filter.eq;
import static com.unboundid.scim2.common.filters.Filter.gt;
import static com.unboundid.scim2.common.filters.Filter.hasComplexValue;
import static com.unboundid.scim2.common.filters.Filter.not;
import static com.unboundid.scim2.common.filters.Filter.or;
import static com.unboundid.scim2.common.filters.Filter.sw;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.mongo.internal.user.UserOrder.Section;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Sort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** Tests of the query and the index that the database is told to use for each kind of filter and order. */
class FilterPlanTest {

    private static final AttributeTypes TYPES = path -> new AttributeType(
            switch (path.toString()) {
                case "emails" -> Type.COMPLEX;
                case "active" -> Type.BOOLEAN;
                case "meta.created", "meta.lastModified" -> Type.DATETIME;
                default -> Type.STRING;
            },
            path.toString().equals("externalId") || path.toString().equals("id"),
            path.toString().equals("emails"));

    @Test
    void anIdIsFoundByItsKeyAlone() {
        assertPlan(eq(path("id"), text("x")), "{'tenant': 'acme', '_id': 'acme:x'}", null, null);
    }

    @Test
    void aNameIsFoundByItsUniqueKeyAlone() {
        assertPlan(
                eq(path("userName"), text("Ada")),
                "{'tenant': 'acme', 'userName': 'ada'}",
                "tenant_userName",
                "tenant_userName");
    }

    /** Tests the filter by which Entra ID looks for a user. */
    @Test
    void theValueCountsMoreThanTheTypeOfAnElement() {
        Filter element = and(eq(path("type"), text("work")), eq(path("value"), text("a@x.org")));
        assertPlan(
                hasComplexValue(path("emails"), element),
                "{'tenant': 'acme', 'terms': 'emails.value~=a@x.org', '$and': [{'search.emails': {'$elemMatch':"
                        + " {'$and': [{'type~': 'work'}, {'value~': 'a@x.org'}]}}}]}",
                "tenant_terms",
                "tenant_terms");
    }

    @Test
    void ofSeveralConditionsTheOneThatFindsTheFewestUsersIsTheAnchor() {
        Filter title = eq(path("title"), text("Dr"));
        Filter external = eq(path("externalId"), text("E1"));
        Filter name = eq(path("userName"), text("ada"));
        assertAnchor(and(title, external), "{'terms': 'externalId~=e1'}");
        assertAnchor(and(external, title), "{'terms': 'externalId~=e1'}");
        assertAnchor(and(title, external, name), "{'userName': 'ada'}");
        assertAnchor(and(eq(path("active"), BooleanNode.TRUE), title), "{'terms': 'title~=dr'}");
        assertAnchor(and(sw(path("userName"), text("a")), title), "{'terms': 'title~=dr'}");
        assertAnchor(and(name, eq(path("id"), text("x"))), "{'id': 'x'}");
    }

    @Test
    void attributesWithFewValuesAreNoAnchor() {
        Filter type = hasComplexValue(path("emails"), eq(path("type"), text("work")));
        assertThat(planOf(type).anchor()).isEmpty();
        assertThat(hintOf(type, Optional.empty())).isEqualTo("tenant_sequence");
        assertThat(planOf(eq(path("userType"), text("Employee"))).anchor()).isEmpty();
    }

    @Test
    void activeUsersAreReadInTheirOrderByAnIndex() {
        Filter active = eq(path("active"), BooleanNode.TRUE);
        assertPlan(active, "{'tenant': 'acme', 'search.active': true}", "tenant_active", "tenant_active");
        assertThat(planOf(active)
                        .isSorted(UserOrder.of(ResourceKind.USER, Optional.empty(), TYPES)
                                .sections()
                                .get(0)))
                .as("the database has to sort")
                .isFalse();
        assertThat(hintOf(active, sort("userName", SortOrder.ASCENDING)))
                .as("most users are active: the order decides")
                .isEqualTo("tenant_userName");
    }

    @Test
    void timesAreFoundByAnIndex() {
        assertPlan(
                gt(path("meta").attribute("lastModified"), text("2026-01-01T00:00:00Z")),
                "{'tenant': 'acme', 'lastModified': {'$gt': {'$date': '2026-01-01T00:00:00Z'}}}",
                "tenant_lastModified",
                "tenant_lastModified");
        assertPlan(
                gt(path("meta").attribute("created"), text("2026-01-01T00:00:00Z")),
                "{'tenant': 'acme', 'created': {'$gt': {'$date': '2026-01-01T00:00:00Z'}}}",
                "tenant_created",
                "tenant_created");
    }

    @Test
    void alternativesByOneIndexAreOneCondition() {
        assertAnchor(
                or(eq(path("userName"), text("ada")), eq(path("userName"), text("bob"))),
                "{'userName': {'$in': ['ada', 'bob']}}");
        assertAnchor(
                or(eq(path("userName"), text("ada")), eq(path("externalId"), text("E1"))),
                "{'terms': {'$in': ['userName~=ada', 'externalId~=e1']}}");
    }

    @Test
    void alternativesByDifferentIndexesAreLeftToTheDatabase() {
        Filter either = or(sw(path("userName"), text("ada")), eq(path("externalId"), text("E1")));
        FilterPlan plan = planOf(either);
        assertThat(plan.anchor()).isEmpty();
        assertThat(hintOf(either, Optional.empty())).isNull();
        assertThat(plan.indexOfCount()).isEmpty();
    }

    @Test
    void anAlternativeWithoutAnIndexNeedsAllUsers() {
        Filter either = or(eq(path("externalId"), text("E1")), eq(path("userType"), text("x")));
        assertThat(planOf(either).anchor()).isEmpty();
        assertThat(hintOf(either, Optional.empty())).isEqualTo("tenant_sequence");
        assertThat(hintOf(not(eq(path("externalId"), text("E1"))), Optional.empty()))
                .isEqualTo("tenant_sequence");
    }

    @Test
    void ordersHaveIndexes() {
        FilterPlan everybody = FilterPlan.ofEverybody("acme");
        assertThat(everybody.query()).isEqualTo(BsonDocument.parse("{'tenant': 'acme'}"));
        assertThat(everybody.indexOfCount()).contains(UserIndex.SEQUENCE);
        assertThat(indexes(everybody, Optional.empty())).containsExactly("tenant_sequence");
        for (SortOrder order : List.of(SortOrder.ASCENDING, SortOrder.DESCENDING)) {
            assertThat(indexes(everybody, sort("userName", order)))
                    .as("users with a name and those without")
                    .containsExactly("tenant_userName", "tenant_userName");
        }
        assertThat(indexes(everybody, sort("meta.created", SortOrder.ASCENDING)))
                .containsExactly("tenant_created");
        assertThat(indexes(everybody, sort("meta.created", SortOrder.DESCENDING)))
                .containsExactly("tenant_created_descending");
        assertThat(indexes(everybody, sort("meta.lastModified", SortOrder.ASCENDING)))
                .containsExactly("tenant_lastModified");
        assertThat(indexes(everybody, sort("meta.lastModified", SortOrder.DESCENDING)))
                .containsExactly("tenant_lastModified_descending");
    }

    @Test
    void whatNoIndexHasInOrderIsSortedOnTheDisk() {
        Section byTitle = UserOrder.of(ResourceKind.USER, sort("title", SortOrder.ASCENDING), TYPES)
                .sections()
                .get(0);
        assertThat(FilterPlan.ofEverybody("acme").isSorted(byTitle)).isTrue();
        Section byName = UserOrder.of(ResourceKind.USER, sort("userName", SortOrder.ASCENDING), TYPES)
                .sections()
                .get(0);
        assertThat(FilterPlan.ofEverybody("acme").isSorted(byName)).isFalse();
        assertThat(planOf(eq(path("title"), text("Dr"))).isSorted(byName)).isTrue();
    }

    @Test
    void aPageStartsInTheIndexAtItsPosition() {
        Section byName = UserOrder.of(ResourceKind.USER, sort("userName", SortOrder.DESCENDING), TYPES)
                .sections()
                .get(1);
        Position position = new Position(Optional.of(new BsonString("bob")), 7, OptionalInt.empty());
        assertThat(byName.sort()).isEqualTo(BsonDocument.parse("{'userName': -1}"));
        assertThat(byName.behind(position)).isEqualTo(BsonDocument.parse("{'userName': {'$lt': 'bob'}}"));
        Section byChange = UserOrder.of(ResourceKind.USER, sort("meta.lastModified", SortOrder.ASCENDING), TYPES)
                .sections()
                .get(0);
        assertThat(byChange.behind(new Position(Optional.of(new BsonInt64(5)), 7, OptionalInt.empty())))
                .isEqualTo(BsonDocument.parse("{'lastModified': {'$gte': {'$numberLong': '5'}}, '$or': ["
                        + "{'lastModified': {'$gt': {'$numberLong': '5'}}},"
                        + "{'lastModified': {'$numberLong': '5'}, 'sequence': {'$gt': {'$numberLong': '7'}}}]}"));
    }

    private static void assertPlan(Filter filter, String query, String hint, String hintOfCount) {
        FilterPlan plan = planOf(filter);
        assertThat(plan.query()).as("query for %s", filter).isEqualTo(BsonDocument.parse(query));
        assertThat(hintOf(filter, Optional.empty())).as("index for %s", filter).isEqualTo(hint);
        assertThat(plan.indexOfCount()
                        .map(index -> index.indexName(ResourceKind.USER))
                        .orElse(null))
                .as("index for counting %s", filter)
                .isEqualTo(hintOfCount);
    }

    private static void assertAnchor(Filter filter, String anchor) {
        assertThat(planOf(filter).anchor().orElseThrow().condition())
                .as("anchor of %s", filter)
                .isEqualTo(BsonDocument.parse(anchor));
    }

    private static String hintOf(Filter filter, Optional<Sort> sort) {
        return planOf(filter)
                .indexOf(lastOf(UserOrder.of(ResourceKind.USER, sort, TYPES).sections()))
                .map(index -> index.indexName(ResourceKind.USER))
                .orElse(null);
    }

    private static List<String> indexes(FilterPlan plan, Optional<Sort> sort) {
        return UserOrder.of(ResourceKind.USER, sort, TYPES).sections().stream()
                .map(section -> plan.indexOf(section).orElseThrow().indexName(ResourceKind.USER))
                .toList();
    }

    private static Section lastOf(List<Section> sections) {
        return sections.get(sections.size() - 1);
    }

    private static FilterPlan planOf(Filter filter) {
        return new FilterConditions(ResourceKind.USER, TYPES).translate(filter).within("acme");
    }

    private static Optional<Sort> sort(String path, SortOrder order) {
        Path attribute = Path.root();
        for (String name : path.split("\\.", -1)) {
            attribute = attribute.attribute(name);
        }
        return Optional.of(new Sort(attribute, order));
    }

    private static Path path(String attribute) {
        return Path.root().attribute(attribute);
    }

    private static TextNode text(String value) {
        return TextNode.valueOf(value);
    }
}
