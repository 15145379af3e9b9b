package io.scimserver.mongo.internal.user;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.mongo.internal.user.form.Escaping;
import io.scimserver.mongo.internal.user.form.SearchTree;
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
import org.bson.BsonString;
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
     * @param index the index by which its users are read best; empty if there is none but those of filters
     */
    record Section(BsonDocument condition, Optional<String> key, boolean isDescending, Optional<UserIndex> index) {

        BsonDocument sort() {
            BsonDocument sort = new BsonDocument();
            key.ifPresent(field -> sort.append(field, new BsonInt32(isDescending ? -1 : 1)));
            return isUnique() ? sort : sort.append(UserFormat.SEQUENCE, new BsonInt32(1));
        }

        /** Returns true if no two users have the same key. */
        private boolean isUnique() {
            return key.isPresent() && index.filter(UserIndex.NAME::equals).isPresent();
        }

        /** Returns the condition for users behind a position. */
        BsonDocument behind(Position position) {
            BsonDocument later = greater(UserFormat.SEQUENCE, new BsonInt64(position.sequence()));
            if (key.isEmpty() || position.key().isEmpty()) {
                return later;
            }
            BsonValue value = position.key().get();
            BsonDocument beyond = new BsonDocument(key.get(), new BsonDocument(isDescending ? "$lt" : "$gt", value));
            if (isUnique()) {
                return beyond;
            }
            BsonDocument tie =
                    new BsonDocument(key.get(), value).append(UserFormat.SEQUENCE, later.get(UserFormat.SEQUENCE));
            // The bound says nothing new, but an index starts there.
            return new BsonDocument(key.get(), new BsonDocument(isDescending ? "$lte" : "$gte", value))
                    .append("$or", new BsonArray(List.of(beyond, tie)));
        }

        private static BsonDocument greater(String field, BsonValue value) {
            return new BsonDocument(field, new BsonDocument("$gt", value));
        }
    }

    private final List<Section> sections;

    private UserOrder(List<Section> sections) {
        this.sections = sections;
    }

    static UserOrder of(ResourceKind kind, Optional<Sort> sort, AttributeTypes types) {
        return sort.map(given -> sorted(kind, given, types)).orElseGet(UserOrder::byCreation);
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
        if (sections.size() == 1) {
            return 0;
        }
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
        return new UserOrder(List.of(new Section(new BsonDocument(), Optional.empty(), false, Optional.empty())));
    }

    private static UserOrder sorted(ResourceKind kind, Sort sort, AttributeTypes types) {
        boolean isDescending = sort.order() == SortOrder.DESCENDING;
        return switch (sort.path().toString()) {
            case "id" -> always(UserFormat.ID, isDescending, Optional.empty());
            case "meta.version" -> always(UserFormat.VERSION, isDescending, Optional.empty());
            case "meta.created" ->
                always(
                        UserFormat.CREATED,
                        isDescending,
                        Optional.of(isDescending ? UserIndex.CREATED_LAST : UserIndex.CREATED));
            case "meta.lastModified" ->
                always(
                        UserFormat.LAST_MODIFIED,
                        isDescending,
                        Optional.of(isDescending ? UserIndex.MODIFIED_LAST : UserIndex.MODIFIED));
            case "meta.resourceType" -> byCreation();
            default -> byAttribute(kind, treePath(sort.path(), types), isDescending);
        };
    }

    private static UserOrder always(String field, boolean isDescending, Optional<UserIndex> index) {
        return new UserOrder(List.of(new Section(new BsonDocument(), Optional.of(field), isDescending, index)));
    }

    private static UserOrder byAttribute(ResourceKind kind, String path, boolean isDescending) {
        if (path.equals(UserFormat.SEARCH + '.' + kind.pathOfName())) {
            return byName(kind, path, isDescending);
        }
        return inSections(
                new Section(exists(path, true), Optional.of(path), isDescending, Optional.empty()),
                new Section(exists(path, false), Optional.empty(), false, Optional.empty()));
    }

    /** Returns the order by the field of the name, in which users without a name have keys that begin with NUL. */
    private static UserOrder byName(ResourceKind kind, String path, boolean isDescending) {
        Optional<UserIndex> index = Optional.of(UserIndex.NAME);
        BsonDocument without =
                exists(path, false).append(kind.nameField(), new BsonDocument("$lt", new BsonString("\u0001")));
        return inSections(
                new Section(exists(path, true), Optional.of(kind.nameField()), isDescending, index),
                new Section(without, Optional.empty(), false, index));
    }

    private static UserOrder inSections(Section with, Section without) {
        return new UserOrder(with.isDescending() ? List.of(without, with) : List.of(with, without));
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
