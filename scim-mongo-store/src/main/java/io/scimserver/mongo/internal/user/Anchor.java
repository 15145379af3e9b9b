package io.scimserver.mongo.internal.user;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Condition on the whole user that follows from a filter and that an index finds.
 *
 * @param rank tells how few users it finds
 * @param index the index
 * @param condition on one field
 */
record Anchor(Rank rank, UserIndex index, BsonDocument condition) {

    /** Kinds of anchors: the earlier, the fewer users they find. */
    enum Rank {
        /** One user, by its id. It needs no hint: the database looks nowhere else. */
        ID,
        /** One user, by its name. */
        NAME,
        /** Few users, by an attribute that is meant to tell them apart. */
        IDENTIFIER,
        /** Users with one value. */
        VALUE,
        /** Users with values that begin alike. */
        BEGINNING,
        /** Users who were created or changed in some time. */
        TIME,
        /** Active users, or those who are not. */
        ACTIVE;

        /** Returns true if sorting all that it finds costs less than reading users in another order. */
        boolean isSelective() {
            return compareTo(BEGINNING) <= 0;
        }
    }

    /** Returns true if the index of a unique key would be asked for a pattern, which not every engine can. */
    boolean isPatternOfUniqueKey() {
        return rank == Rank.BEGINNING && index == UserIndex.NAME;
    }

    /** Returns the anchor that finds the fewest users. */
    static Optional<Anchor> best(Collection<Anchor> anchors) {
        return anchors.stream().min(Comparator.comparing(Anchor::rank));
    }

    /** Returns the anchors by one index each that are met if any of several conditions is met, one list a condition. */
    static List<Anchor> any(List<List<Anchor>> alternatives) {
        return List.of(UserIndex.NAME, UserIndex.TERMS).stream()
                .flatMap(index -> anyBy(index, alternatives).stream())
                .toList();
    }

    private static Optional<Anchor> anyBy(UserIndex index, List<List<Anchor>> alternatives) {
        Set<BsonValue> values = new LinkedHashSet<>();
        String field = UserFormat.TERMS;
        Rank rank = Rank.ID;
        for (List<Anchor> anchors : alternatives) {
            Optional<Anchor> anchor = best(anchors.stream()
                    .filter(each -> each.index == index && each.rank != Rank.ID && each.rank != Rank.BEGINNING)
                    .toList());
            if (anchor.isEmpty()) {
                return Optional.empty();
            }
            values.addAll(anchor.get().values());
            field = anchor.get().condition().getFirstKey();
            rank = rank.compareTo(anchor.get().rank) > 0 ? rank : anchor.get().rank;
        }
        BsonDocument in = new BsonDocument("$in", new BsonArray(List.copyOf(values)));
        return Optional.of(new Anchor(rank, index, new BsonDocument(field, in)));
    }

    private Collection<BsonValue> values() {
        BsonValue value = Objects.requireNonNull(condition.get(condition.getFirstKey()));
        return value.isDocument() ? value.asDocument().getArray("$in").getValues() : List.of(value);
    }
}
