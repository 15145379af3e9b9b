package io.scimserver.mongo.internal.user;

import io.scimserver.mongo.internal.user.Anchor.Rank;
import io.scimserver.mongo.internal.user.UserOrder.Section;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Filter of a search as the database is asked, and the index that each command is told to use. All indexes begin with
 * the tenant, and a planner without statistics may well take the one of terms, which has a dozen entries for each user.
 *
 * @param query the condition on users
 * @param anchor the part of it that an index finds; empty if it has none
 * @param isLeftToDatabase true if each alternative has an index of its own, which one hint cannot say
 */
record FilterPlan(BsonDocument query, Optional<Anchor> anchor, boolean isLeftToDatabase) {

    /** Returns the plan for everybody in a tenant. */
    static FilterPlan ofEverybody(String tenant) {
        return new FilterPlan(new BsonDocument(UserFormat.TENANT, new BsonString(tenant)), Optional.empty(), false);
    }

    /** Returns the index for counting; empty if the database chooses. */
    Optional<UserIndex> indexOfCount() {
        return anchor.isEmpty() && !isLeftToDatabase ? Optional.of(UserIndex.SEQUENCE) : indexOfAnchor();
    }

    /** Returns the index for reading users of a section in its order; empty if the database chooses. */
    Optional<UserIndex> indexOf(Section section) {
        boolean isSelective = anchor.filter(found -> found.rank().isSelective()).isPresent();
        if (isSelective || (isLeftToDatabase && anchor.isEmpty())) {
            return indexOfAnchor();
        }
        return section.index().or(this::indexOfCount);
    }

    /** Returns true if the index for reading a section does not have its order, so that the database has to sort. */
    boolean isSorted(Section section) {
        Optional<UserIndex> index = indexOf(section);
        boolean isInOrder = section.key().isPresent()
                ? index.equals(section.index())
                : index.filter(UserIndex::hasOrderOfCreation).isPresent();
        return !isInOrder;
    }

    private Optional<UserIndex> indexOfAnchor() {
        return anchor.filter(found -> found.rank() != Rank.ID).map(Anchor::index);
    }
}
