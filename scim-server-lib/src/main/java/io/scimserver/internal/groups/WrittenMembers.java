package io.scimserver.internal.groups;

import io.scimserver.internal.resource.RetryBackoff;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Second look at the members of a group, after its write. Another request, on another server too, may have deleted one of
 * them since the first look, or may have closed a circle of groups together with this one. Whichever write is the later
 * one sees both.
 *
 * @param store where the group is
 * @param members looks at members
 */
record WrittenMembers(GroupStore store, Members members) {

    private static final Logger LOG = LoggerFactory.getLogger(WrittenMembers.class);

    /**
     * Returns the write without the memberships of those who were deleted while they joined: they had left all groups
     * before. Trouble here cannot undo the write.
     *
     * @param before the group before the write
     * @throws ScimErrorException 400 {@code invalidValue} if the group contains itself now; the write is undone
     */
    GroupWrite checked(StoredUser before, GroupWrite written, Set<Member> added) {
        Optional<ScimErrorException> circle =
                attempt(before.id(), () -> members.circle(before.id(), added), Optional.empty());
        if (circle.isPresent()) {
            undo(before, written);
            throw circle.get();
        }
        return withoutDeleted(written, added);
    }

    /** Returns the write of a new group, as {@link #checked} does: it cannot close a circle. */
    GroupWrite withoutDeleted(GroupWrite written, Set<Member> added) {
        return attempt(
                written.group().id(),
                () -> {
                    Set<String> deleted = members.deleted(added);
                    Set<String> joined = new HashSet<>(written.added());
                    joined.removeAll(deleted);
                    return new GroupWrite(withoutMembers(written.group(), deleted), joined, written.removed());
                },
                written);
    }

    /** Ends the memberships of a deleted group that began while it was deleted. */
    void leaveGroups(String deletedId) {
        attempt(
                deletedId,
                () -> {
                    store.forget(deletedId);
                    return true;
                },
                false);
    }

    private static <T> T attempt(String id, Supplier<T> look, T ifItFails) {
        try {
            return look.get();
        } catch (RuntimeException failure) {
            LOG.error("the group {} is written, and the members of groups may be wrong by now", id, failure);
            return ifItFails;
        }
    }

    private StoredUser withoutMembers(StoredUser written, Set<String> deleted) {
        MemberChange leaving = new MemberChange(false, Set.of(), deleted);
        return deleted.isEmpty() ? written : change(written, document -> document, leaving);
    }

    /** Takes back what the write did; changes of others that came after it stay. */
    private void undo(StoredUser before, GroupWrite written) {
        MemberChange back = new MemberChange(false, members.known(written.removed()), written.added());
        UserDocument ours = written.group().attributes();
        change(written.group(), document -> document.equals(ours) ? before.attributes() : document, back);
    }

    private StoredUser change(StoredUser first, UnaryOperator<UserDocument> edit, MemberChange change) {
        return RetryBackoff.retry(
                first,
                () -> store.find(first.id()).orElseThrow(),
                group -> store.replace(group.id(), group.version(), edit.apply(group.attributes()), change)
                        .map(GroupWrite::group));
    }
}
