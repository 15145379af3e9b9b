package io.scimserver.mongo.internal.user;

import io.scimserver.mongo.internal.user.Anchor.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Condition on users.
 *
 * @param parts the conditions that have to hold together; within a value filter, of one element
 * @param anchors conditions on the whole user that follow from it and that an index can find
 * @param isAnchoredByParts true if it is met by any of several conditions, each of which has an anchor of its own
 */
record Condition(List<BsonDocument> parts, List<Anchor> anchors, boolean isAnchoredByParts) {

    /** Key that neither a document nor an element ever has. */
    private static final String NOWHERE = "~nowhere";

    Condition {
        parts = List.copyOf(parts);
        anchors = List.copyOf(anchors);
    }

    static Condition of(BsonDocument exact) {
        return new Condition(List.of(exact), List.of(), false);
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
        return new Condition(
                conditions.stream().flatMap(each -> each.parts.stream()).toList(),
                conditions.stream().flatMap(each -> each.anchors.stream()).toList(),
                conditions.stream().anyMatch(Condition::isAnchoredByParts));
    }

    static Condition any(List<Condition> conditions) {
        List<Anchor> common =
                Anchor.any(conditions.stream().map(Condition::anchors).toList());
        boolean eachHasItsOwn = common.isEmpty()
                && conditions.stream().allMatch(each -> each.anchorInside().isPresent());
        List<BsonDocument> alternatives = conditions.stream()
                .map(each -> eachHasItsOwn ? each.anchored() : each.exact())
                .toList();
        return new Condition(List.of(list("$or", alternatives)), common, eachHasItsOwn);
    }

    Condition negated() {
        return of(list("$nor", List.of(anchorInside().isPresent() ? anchored() : exact())));
    }

    /** Returns a copy without conditions on the whole user: for conditions that stay within an element. */
    Condition withoutAnchors() {
        return of(exact());
    }

    Condition anchoredBy(Anchor anchor) {
        List<Anchor> all = new ArrayList<>(anchors);
        all.add(anchor);
        return new Condition(parts, all, isAnchoredByParts);
    }

    /** Returns the condition as one document. */
    BsonDocument exact() {
        return parts.size() == 1 ? parts.get(0) : list("$and", parts);
    }

    /**
     * Returns the condition as a query within one tenant. The tenant stands outside of everything that comes from a
     * filter; the anchor that finds the fewest users stands beside it, where the simplest of servers looks for an
     * index. What the anchor says already is not said again, and other anchors would only cost time.
     */
    FilterPlan within(String tenant) {
        Optional<Anchor> best = Anchor.best(anchors);
        BsonDocument query = new BsonDocument(UserFormat.TENANT, new BsonString(tenant));
        Optional<Anchor> beside = best.filter(anchor -> !anchor.isPatternOfUniqueKey());
        beside.ifPresent(anchor -> query.putAll(keyed(tenant, anchor)));
        List<BsonDocument> others = parts.stream()
                .filter(part ->
                        beside.filter(anchor -> anchor.condition().equals(part)).isEmpty())
                .toList();
        if (!others.isEmpty()) {
            query.put("$and", new BsonArray(others));
        }
        return new FilterPlan(query, best, isAnchoredByParts);
    }

    /** Returns the condition by key. The index of ids is that of tenants and ids in one. */
    private static BsonDocument keyed(String tenant, Anchor anchor) {
        return anchor.rank() == Rank.ID
                ? UserFormat.key(
                        tenant, anchor.condition().getString(UserFormat.ID).getValue())
                : anchor.condition();
    }

    /** Finds the best anchor beside which no tenant stands: an id alone has no index. */
    private Optional<Anchor> anchorInside() {
        return Anchor.best(anchors.stream()
                .filter(anchor -> anchor.rank().isSelective() && anchor.rank() != Rank.ID)
                .toList());
    }

    /** Returns the condition and its best anchor as one document. */
    private BsonDocument anchored() {
        BsonDocument anchor = anchorInside().orElseThrow().condition();
        List<BsonDocument> all = new ArrayList<>(List.of(anchor));
        parts.stream().filter(part -> !part.equals(anchor)).forEach(all::add);
        return all.size() == 1 ? anchor : list("$and", all);
    }

    private static BsonDocument list(String operator, List<BsonDocument> conditions) {
        return new BsonDocument(operator, new BsonArray(conditions));
    }
}
