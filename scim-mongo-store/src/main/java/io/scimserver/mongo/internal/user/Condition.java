package io.scimserver.mongo.internal.user;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Condition on users.
 *
 * @param exact the condition that has to hold; within a value filter, of one element
 * @param anchors conditions on the whole user that follow from {@code exact} and that an index can find
 */
record Condition(BsonDocument exact, List<BsonDocument> anchors) {

    /** Key that neither a document nor an element ever has. */
    private static final String NOWHERE = "~nowhere";

    Condition {
        anchors = List.copyOf(anchors);
    }

    static Condition of(BsonDocument exact) {
        return new Condition(exact, List.of());
    }

    static Condition of(String key, BsonValue value) {
        return of(new BsonDocument(key, value));
    }

    static Condition always() {
        return of(NOWHERE, new BsonDocument("$exists", BsonBoolean.FALSE));
    }

    static Condition never() {
        return of(NOWHERE, new BsonDocument("$exists", BsonBoolean.TRUE));
    }

    static Condition all(List<Condition> conditions) {
        List<BsonDocument> anchors = new ArrayList<>();
        conditions.forEach(condition -> anchors.addAll(condition.anchors));
        return new Condition(
                list("$and", conditions.stream().map(Condition::exact).toList()), anchors);
    }

    static Condition any(List<Condition> conditions) {
        return of(list("$or", conditions.stream().map(Condition::whole).toList()));
    }

    Condition negated() {
        return of(list("$nor", List.of(whole())));
    }

    /** Returns a copy without conditions on the whole user: for conditions that stay within an element. */
    Condition withoutAnchors() {
        return of(exact);
    }

    Condition anchoredBy(BsonDocument anchor) {
        List<BsonDocument> all = new ArrayList<>(anchors);
        all.add(anchor);
        return new Condition(exact, all);
    }

    /**
     * Returns the condition as a query within one tenant. The tenant stands outside of everything that comes from a
     * filter; the first anchor stands beside it, where the simplest of servers looks for an index.
     */
    BsonDocument within(String tenant) {
        BsonDocument query = new BsonDocument(UserFormat.TENANT, new BsonString(tenant));
        List<BsonDocument> others = new ArrayList<>();
        anchors.forEach(anchor -> {
            if (query.containsKey(anchor.getFirstKey())) {
                others.add(anchor);
            } else {
                query.putAll(keyed(tenant, anchor));
            }
        });
        others.add(exact);
        query.put("$and", new BsonArray(others));
        return query;
    }

    /** Returns the condition by key. The index of ids is that of tenants and ids in one. */
    private static BsonDocument keyed(String tenant, BsonDocument anchor) {
        return anchor.containsKey(UserFormat.ID)
                ? UserFormat.key(tenant, anchor.getString(UserFormat.ID).getValue())
                : anchor;
    }

    /** Returns the exact condition and the anchors as one. */
    private BsonDocument whole() {
        if (anchors.isEmpty()) {
            return exact;
        }
        List<BsonDocument> all = new ArrayList<>(anchors);
        all.add(exact);
        return list("$and", all);
    }

    private static BsonDocument list(String operator, List<BsonDocument> conditions) {
        return new BsonDocument(operator, new BsonArray(conditions));
    }
}
