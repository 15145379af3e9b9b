package io.scimserver.internal.users.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditSubject;
import io.scimserver.audit.AuditTrail;
import io.scimserver.internal.resource.ChangedPaths;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writer of the history of groups, and of the memberships in the history of users. An entry about a group has the numbers
 * of those who joined and left, not their names.
 */
public final class GroupHistory {

    private static final String NAME = "displayName";

    private final HistoryWriter writer;
    private final Origin origin;
    private final ChangedPaths paths;

    public GroupHistory(AuditTrail trail, Origin origin, ChangedPaths paths) {
        this.writer = new HistoryWriter(trail);
        this.origin = origin;
        this.paths = paths;
    }

    /** @throws ScimErrorException 503 if it cannot be recorded; the group is stored nevertheless */
    public void created(StoredUser group, int members) {
        record(AuditEvent.GROUP_CREATED, Optional.empty(), Optional.of(group), members(members, 0));
    }

    /** Records the change; throws as {@link #created}. */
    public void updated(StoredUser before, StoredUser after, int joined, int left) {
        record(AuditEvent.GROUP_UPDATED, Optional.of(before), Optional.of(after), members(joined, left));
    }

    /** Records the change; throws as {@link #created}. */
    public void deleted(StoredUser last, int members) {
        record(AuditEvent.GROUP_DELETED, Optional.of(last), Optional.empty(), members(0, members));
    }

    /** Records that users joined a group, in one call of the store; throws as {@link #created}. */
    public void joined(StoredUser group, List<StoredUser> users) {
        List<AuditChange> changes = List.of(
                new AuditChange("groups.display", Optional.empty(), Optional.of(quoted(name(group)))),
                new AuditChange("groups.value", Optional.empty(), Optional.of(quoted(group.id()))));
        writer.record(memberships(AuditEvent.JOINED_GROUP, changes, users));
    }

    /** Records that users left a group, or that it was deleted; as {@link #joined}. */
    public void left(StoredUser group, List<StoredUser> users) {
        List<AuditChange> changes = List.of(
                new AuditChange("groups.display", Optional.of(quoted(name(group))), Optional.empty()),
                new AuditChange("groups.value", Optional.of(quoted(group.id())), Optional.empty()));
        writer.record(memberships(AuditEvent.LEFT_GROUP, changes, users));
    }

    private List<AuditEvent> memberships(String action, List<AuditChange> changes, List<StoredUser> users) {
        return users.stream()
                .map(user -> AuditSubject.employee(
                        user.id(), user.attributes().member("userName").asText()))
                .map(subject -> event(subject, action, Optional.empty(), Optional.empty(), changes))
                .toList();
    }

    private void record(
            String action, Optional<StoredUser> before, Optional<StoredUser> after, List<AuditChange> members) {
        StoredUser latest = after.or(() -> before).orElseThrow();
        List<AuditChange> changes = new ArrayList<>(paths.changes(tree(before), tree(after)).stream()
                .map(change -> HistoryWriter.describe(change, paths.isSecret(change.path())))
                .toList());
        changes.addAll(members);
        writer.record(List.of(event(
                AuditSubject.group(latest.id(), name(latest)),
                action,
                before.map(StoredUser::version),
                after.map(StoredUser::version),
                changes)));
    }

    private AuditEvent event(
            AuditSubject subject,
            String action,
            Optional<String> versionBefore,
            Optional<String> versionAfter,
            List<AuditChange> changes) {
        return new AuditEvent(
                origin.caller().tenant(),
                origin.actor(),
                origin.requestId(),
                subject,
                action,
                versionBefore,
                versionAfter,
                changes);
    }

    private static List<AuditChange> members(int joined, int left) {
        List<AuditChange> numbers = new ArrayList<>();
        if (joined > 0) {
            numbers.add(new AuditChange("members.joined", Optional.empty(), Optional.of(String.valueOf(joined))));
        }
        if (left > 0) {
            numbers.add(new AuditChange("members.left", Optional.of(String.valueOf(left)), Optional.empty()));
        }
        return numbers;
    }

    private static String name(StoredUser group) {
        return group.attributes().member(NAME).asText();
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static JsonNode tree(Optional<StoredUser> group) {
        return group.map(present -> present.attributes().tree()).orElse(MissingNode.getInstance());
    }
}
