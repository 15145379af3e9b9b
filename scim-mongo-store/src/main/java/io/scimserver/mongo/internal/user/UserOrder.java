package io.scimserver.mongo.internal.user;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import io.scimserver.store.Sort;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * Order of a search, in sections: users without the attribute have a place of their own (RFC 7644 §3.4.2.3), which no
 * database gives them by itself. Immutable.
 */
final class UserOrder {

    /**
     * Section of users that are sorted by one field.
     *
     * @param condition the condition on its users
     * @param key the field; empty for creation order
     * @param isDescending by the key; ties are in creation order either way
     */
    record Section(BsonDocument condition, Optional<String> key, boolean isDescending) {

        BsonDocument sort() {
            BsonDocument sort = new BsonDocument();
            key.ifPresent(field -> sort.append(field, new BsonInt32(isDescending ? -1 : 1)));
            return sort.append(UserFormat.SEQUENCE, new BsonInt32(1));
        }

        /** Returns the condition for users behind a position. */
        BsonDocument behind(Position position) {
            BsonDocument later = greater(UserFormat.SEQUENCE, new BsonInt64(position.sequence()));
            if (key.isEmpty() || position.key().isEmpty()) {
                return later;
            }
            BsonValue value = position.key().get();
            BsonDocument beyond = new BsonDocument(key.get(), new BsonDocument(isDescending ? "$lt" : "$gt", value));
            BsonDocument tie =
                    new BsonDocument(key.get(), value).append(UserFormat.SEQUENCE, later.get(UserFormat.SEQUENCE));
            return new BsonDocument("$or", new BsonArray(List.of(beyond, tie)));
        }

        private static BsonDocument greater(String field, BsonValue value) {
            return new BsonDocument(field, new BsonDocument("$gt", value));
        }
    }

    private final List<Section> sections;

    private UserOrder(List<Section> sections) {
        this.sections = sections;
    }

    static UserOrder of(Optional<Sort> sort, AttributeTypes types) {
        return sort.map(given -> sorted(given, types)).orElseGet(UserOrder::byCreation);
    }

    /** Returns the sections in their order: first the users of the first section, then those of the next. */
    List<Section> sections() {
        return sections;
    }

    /** Returns the field that users are sorted by; empty for creation order. */
    Optional<String> key() {
        return sections.stream().flatMap(section -> section.key().stream()).findFirst();
    }

    /** Returns the number of the section that a position is in. */
    int sectionOf(Position position) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).key().isPresent() == position.key().isPresent()) {
                return i;
            }
        }
        throw new IllegalArgumentException("a position in another order");
    }

    /** Returns a document that distinguishes this order from others. */
    BsonDocument identity() {
        return sections.get(0)
                .sort()
                .append("last", sections.get(sections.size() - 1).sort());
    }

    private static UserOrder byCreation() {
        return new UserOrder(List.of(new Section(new BsonDocument(), Optional.empty(), false)));
    }

    private static UserOrder sorted(Sort sort, AttributeTypes types) {
        boolean isDescending = sort.order() == SortOrder.DESCENDING;
        return switch (sort.path().toString()) {
            case "id" -> always(UserFormat.ID, isDescending);
            case "meta.version" -> always(UserFormat.VERSION, isDescending);
            case "meta.created" -> always(UserFormat.CREATED, isDescending);
            case "meta.lastModified" -> always(UserFormat.LAST_MODIFIED, isDescending);
            case "meta.resourceType" -> byCreation();
            default -> byAttribute(treePath(sort.path(), types), isDescending);
        };
    }

    private static UserOrder always(String field, boolean isDescending) {
        return new UserOrder(List.of(new Section(new BsonDocument(), Optional.of(field), isDescending)));
    }

    private static UserOrder byAttribute(String path, boolean isDescending) {
        // The name has an index to sort by.
        String key = path.equals(UserFormat.SEARCH + '.' + UserFormat.PATH_OF_USER_NAME) ? UserFormat.USER_NAME : path;
        Section with = new Section(exists(path, true), Optional.of(key), isDescending);
        Section without = new Section(exists(path, false), Optional.empty(), false);
        return new UserOrder(isDescending ? List.of(without, with) : List.of(with, without));
    }

    private static BsonDocument exists(String path, boolean exists) {
        return new BsonDocument(path, new BsonDocument("$exists", BsonBoolean.valueOf(exists)));
    }

    /** Returns the path in the tree. Of attributes with many values the preferred one counts. */
    private static String treePath(Path path, AttributeTypes types) {
        StringBuilder keys = new StringBuilder(UserFormat.SEARCH);
        Optional.ofNullable(path.getSchemaUrn())
                .ifPresent(urn -> keys.append('.').append(Escaping.key(urn)));
        for (int i = 0; i < path.size(); i++) {
            AttributeType type = types.typeOf(i + 1 == path.size() ? path : path.subPath(i + 1));
            keys.append('.').append(Escaping.key(path.getElement(i).getAttribute()));
            keys.append(type.multiValued() ? SearchTree.PREFERRED : "");
        }
        return keys + ComparedForm.suffix(types.typeOf(path));
    }
}
