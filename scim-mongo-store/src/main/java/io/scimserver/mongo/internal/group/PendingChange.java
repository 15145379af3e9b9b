package io.scimserver.mongo.internal.group;

import io.scimserver.store.Member;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Change of members that the document of its group has decided, and that may not be in {@link MemberDocuments} yet:
 *
 * <pre>{@code
 * { "joining": [ { "member": "0198...", "kind": "USER" } ], "leaving": [ "0198..." ], "allLeave": false }
 * }</pre>
 *
 * @param joining who joins; nobody of them was a member before
 * @param leaving who leaves; everybody of them was a member before
 * @param allLeave true if everybody leaves who was a member before, in place of a list
 */
record PendingChange(List<Member> joining, List<String> leaving, boolean allLeave) {

    private static final String JOINING = "joining";
    private static final String LEAVING = "leaving";
    private static final String ALL_LEAVE = "allLeave";
    private static final String MEMBER = "member";
    private static final String KIND = "kind";

    /** Path of the ids of those who join, within a pending change. */
    static final String JOINING_MEMBER = JOINING + '.' + MEMBER;

    PendingChange {
        joining = List.copyOf(joining);
        leaving = List.copyOf(leaving);
    }

    boolean isNone() {
        return joining.isEmpty() && leaving.isEmpty() && !allLeave;
    }

    BsonDocument write() {
        List<BsonDocument> members = joining.stream()
                .map(member -> new BsonDocument(MEMBER, new BsonString(member.id()))
                        .append(KIND, new BsonString(member.kind().name())))
                .toList();
        return new BsonDocument(JOINING, new BsonArray(members))
                .append(
                        LEAVING,
                        new BsonArray(leaving.stream().map(BsonString::new).toList()))
                .append(ALL_LEAVE, BsonBoolean.valueOf(allLeave));
    }

    static PendingChange read(BsonDocument document) {
        return new PendingChange(
                document.getArray(JOINING).stream()
                        .map(BsonValue::asDocument)
                        .map(member -> new Member(
                                member.getString(MEMBER).getValue(),
                                Member.Kind.valueOf(member.getString(KIND).getValue())))
                        .toList(),
                document.getArray(LEAVING).stream()
                        .map(id -> id.asString().getValue())
                        .toList(),
                document.getBoolean(ALL_LEAVE).getValue());
    }
}
