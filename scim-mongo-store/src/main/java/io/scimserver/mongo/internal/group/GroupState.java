package io.scimserver.mongo.internal.group;

import io.scimserver.mongo.internal.user.UserFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;

/**
 * State of the members in the document of their group, beside the fields of {@link UserFormat}:
 *
 * <pre>{@code
 * { "memberCount": 2,
 *   "lastChange": NumberLong(7),             // number of the latest change of members
 *   "pending": { ... } }                     // that change, until it is in the documents of the members
 * }</pre>
 *
 * @param memberCount the number of members after the latest change
 * @param lastChange the number of the latest change, counted up from 0
 * @param pending the latest change, if it may not be carried out yet
 */
record GroupState(int memberCount, long lastChange, Optional<PendingChange> pending) {

    static final GroupState EMPTY = new GroupState(0, 0, Optional.empty());
    static final String LAST_CHANGE = "lastChange";
    static final String PENDING = "pending";
    private static final String MEMBER_COUNT = "memberCount";

    /** Fields that {@link #read} and {@link UserFormat#read} need. */
    static final List<String> READ = fields();

    private static List<String> fields() {
        List<String> fields = new ArrayList<>(UserFormat.READ);
        fields.addAll(List.of(MEMBER_COUNT, LAST_CHANGE, PENDING));
        return List.copyOf(fields);
    }

    /** Returns the state when this change has been decided, too. */
    GroupState after(PendingChange change, int leaving) {
        return change.isNone()
                ? this
                : new GroupState(memberCount + change.joining().size() - leaving, lastChange + 1, Optional.of(change));
    }

    /** Returns the state when the latest change has been carried out. */
    GroupState settled() {
        return new GroupState(memberCount, lastChange, Optional.empty());
    }

    BsonDocument write() {
        BsonDocument document = new BsonDocument(MEMBER_COUNT, new BsonInt32(memberCount))
                .append(LAST_CHANGE, new BsonInt64(lastChange));
        pending.ifPresent(change -> document.put(PENDING, change.write()));
        return document;
    }

    static GroupState read(BsonDocument document) {
        return new GroupState(
                document.getInt32(MEMBER_COUNT).getValue(),
                document.getInt64(LAST_CHANGE).getValue(),
                Optional.ofNullable(document.get(PENDING)).map(change -> PendingChange.read(change.asDocument())));
    }
}
