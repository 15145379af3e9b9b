package io.scimserver.mongo.internal.group;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.scimserver.mongo.internal.BatchWrite;
import io.scimserver.mongo.internal.Documents.IndexSpec;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.mongo.internal.user.form.Escaping;
import io.scimserver.store.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Memberships in the groups of one tenant, one document each. It stays when the member has left: the number of the
 * change then keeps a writer that was late from undoing it.
 *
 * <pre>{@code
 * { "_id": "acme:01981f3e-...:01a2...",      // tenant, group and member, see Escaping
 *   "tenant": "acme",
 *   "group": "01981f3e-...",
 *   "member": "01a2...",
 *   "kind": "USER",
 *   "joined": true,                          // false: the member has left
 *   "change": NumberLong(7) }                // number of the change of the group that wrote this
 * }</pre>
 */
public record MemberDocuments(String tenant, MongoCollection<BsonDocument> collection) {

    public static final String TENANT = "tenant";
    private static final String ID = "_id";
    private static final String GROUP = "group";
    private static final String MEMBER = "member";
    private static final String KIND = "kind";
    private static final String JOINED = "joined";
    private static final String CHANGE = "change";
    private static final String MEMBERS_OF_GROUP = "tenant_group_joined_member";
    private static final String GROUPS_OF_MEMBER = "tenant_member_joined";
    private static final BulkWriteOptions EACH_BY_ITSELF = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** Group of a member. */
    record Membership(String member, String group) {}

    /** Returns the indexes of the collection. */
    public static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(MEMBERS_OF_GROUP, TENANT, GROUP, JOINED, MEMBER),
                IndexSpec.of(GROUPS_OF_MEMBER, TENANT, MEMBER, JOINED));
    }

    /** Finds those of these ids who are members of a group. */
    List<Member> find(String group, Collection<String> ids) {
        Bson query = Filters.and(
                Filters.in(ID, ids.stream().map(id -> key(group, id)).toList()),
                Filters.eq(TENANT, tenant),
                Filters.eq(JOINED, true));
        return ids.isEmpty()
                ? List.of()
                : Failures.read(() ->
                        collection.find(query).map(MemberDocuments::member).into(new ArrayList<>()));
    }

    /**
     * Returns the members behind a place, in the order of their ids.
     *
     * @param afterId the id of the last member before; an empty text for the beginning
     */
    List<Member> page(String group, String afterId, int count) {
        Bson query = Filters.and(
                Filters.eq(TENANT, tenant),
                Filters.eq(GROUP, group),
                Filters.eq(JOINED, true),
                Filters.gt(MEMBER, afterId));
        return Failures.read(() -> collection
                .find(query)
                .hintString(MEMBERS_OF_GROUP)
                .sort(Sorts.ascending(MEMBER))
                .limit(count)
                .map(MemberDocuments::member)
                .into(new ArrayList<>()));
    }

    /** Returns the memberships of some members. */
    List<Membership> ofMembers(Collection<String> ids) {
        Bson query = Filters.and(Filters.eq(TENANT, tenant), Filters.in(MEMBER, ids), Filters.eq(JOINED, true));
        return Failures.read(() -> collection
                .find(query)
                .hintString(GROUPS_OF_MEMBER)
                .projection(Projections.include(MEMBER, GROUP))
                .map(found -> new Membership(text(found, MEMBER), text(found, GROUP)))
                .into(new ArrayList<>()));
    }

    /** Returns true if somebody is a member of any group. */
    public boolean isMember(String id) {
        Bson query = Filters.and(Filters.eq(TENANT, tenant), Filters.eq(MEMBER, id), Filters.eq(JOINED, true));
        return Failures.read(
                () -> collection.find(query).limit(1).into(new ArrayList<>()).size() == 1);
    }

    /**
     * Carries out a change of a group. It can be repeated, by several servers at once and after later changes: what
     * those have written stays.
     */
    void apply(String group, long number, PendingChange change) {
        join(group, number, change.joining());
        Bson earlier = Filters.and(Filters.eq(TENANT, tenant), Filters.lt(CHANGE, number));
        Bson left = Updates.combine(Updates.set(JOINED, false), Updates.set(CHANGE, number));
        if (change.allLeave()) {
            Bson everybody = Filters.and(Filters.eq(GROUP, group), Filters.eq(JOINED, true));
            write(() -> collection.updateMany(Filters.and(earlier, everybody), left));
        } else if (!change.leaving().isEmpty()) {
            Bson named = Filters.in(
                    ID, change.leaving().stream().map(id -> key(group, id)).toList());
            write(() -> collection.updateMany(Filters.and(earlier, named), left));
        }
    }

    private void join(String group, long number, List<Member> members) {
        if (members.isEmpty()) {
            return;
        }
        List<UpdateOneModel<BsonDocument>> updates =
                members.stream().map(member -> join(group, number, member)).toList();
        BatchWrite outcome =
                Failures.writeTogether(updates.size(), () -> collection.bulkWrite(updates, EACH_BY_ITSELF));
        outcome.trouble().ifPresent(trouble -> {
            throw trouble;
        });
        outcome.undone().stream().map(updates::get).forEach(this::joinAlone);
    }

    /** Adds a membership, or changes it if it is of an earlier change; the key keeps one of a later change as it is. */
    private UpdateOneModel<BsonDocument> join(String group, long number, Member member) {
        return new UpdateOneModel<>(
                Filters.and(
                        Filters.eq(ID, key(group, member.id())),
                        Filters.eq(TENANT, tenant),
                        Filters.lt(CHANGE, number)),
                Updates.combine(
                        Updates.set(GROUP, group),
                        Updates.set(MEMBER, member.id()),
                        Updates.set(KIND, member.kind().name()),
                        Updates.set(JOINED, true),
                        Updates.set(CHANGE, number)),
                UPSERT);
    }

    private void joinAlone(UpdateOneModel<BsonDocument> update) {
        try {
            Failures.write(() -> collection.updateOne(update.getFilter(), update.getUpdate(), UPSERT));
        } catch (DuplicateKeyException e) {
            // This change was carried out before, or a later one.
        }
    }

    /** Removes everything that is known of the members of a group, which is deleted. */
    void clear(String group) {
        write(() -> collection.deleteMany(Filters.and(Filters.eq(TENANT, tenant), Filters.eq(GROUP, group))));
    }

    private static <T> void write(Supplier<T> write) {
        try {
            Failures.write(write);
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("a membership that ends cannot violate a unique index", e);
        }
    }

    private String key(String group, String member) {
        return Escaping.documentId(tenant, group, member);
    }

    private static Member member(BsonDocument document) {
        return new Member(text(document, MEMBER), Member.Kind.valueOf(text(document, KIND)));
    }

    private static String text(BsonDocument document, String field) {
        return document.getString(field).getValue();
    }
}
