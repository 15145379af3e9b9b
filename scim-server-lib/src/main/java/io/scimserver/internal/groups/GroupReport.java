package io.scimserver.internal.groups;

import io.scimserver.internal.users.event.Effects;
import io.scimserver.internal.users.event.GroupHistory;
import io.scimserver.internal.users.event.Origin;
import io.scimserver.provisioning.GroupSettings;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Report of the writes of one request: to the activity log, the history, and the listeners of groups and of users, in
 * this order. Members are reported in batches. Lives as long as the request.
 */
final class GroupReport {

    private static final Logger LOG = LoggerFactory.getLogger(GroupReport.class);
    private static final int BATCH = 200;
    private static final int PAGE = 1_000;

    /** Members of a group before it was deleted: the number of all, and the ids of those to report on. */
    record FormerMembers(int number, List<String> userIds) {}

    private final Caller caller;
    private final Optional<Effects> effects;
    private final Optional<GroupHistory> history;
    private final UserStore users;
    private final GroupEvents events;

    GroupReport(
            Origin origin,
            Optional<Effects> effects,
            Optional<GroupHistory> history,
            UserStore users,
            GroupEvents events) {
        this.caller = origin.caller();
        this.effects = effects;
        this.history = history;
        this.users = users;
        this.events = events;
    }

    void created(StoredUser group, Set<String> ids) {
        effects.ifPresent(noted -> noted.groupCreated(group, ids.size()));
        finishing(
                () -> history.ifPresent(record -> record.created(group, ids.size())),
                () -> events.created(caller, group, ids),
                () -> report(group, List.copyOf(ids), some -> history.ifPresent(record -> record.joined(group, some))));
    }

    void changed(StoredUser before, GroupWrite written) {
        StoredUser after = written.group();
        if (after.version().equals(before.version())) {
            return;
        }
        int joined = written.added().size();
        int left = written.removed().size();
        effects.ifPresent(noted -> noted.groupUpdated(before, after, joined, left));
        finishing(
                () -> history.ifPresent(record -> record.updated(before, after, joined, left)),
                () -> events.changed(caller, before, written),
                () -> report(
                        after,
                        List.copyOf(written.removed()),
                        some -> history.ifPresent(record -> record.left(after, some))),
                () -> report(
                        after,
                        List.copyOf(written.added()),
                        some -> history.ifPresent(record -> record.joined(after, some))));
    }

    /** Returns the members of a group that is about to be deleted, as far as its deletion will be reported to them. */
    FormerMembers members(StoredUser group, GroupStore store) {
        boolean isReported = history.isPresent() || roleOf(group).isPresent();
        MemberPage page = store.members(group.id(), "", isReported ? PAGE : 0);
        int number = page.total();
        List<String> ids = new ArrayList<>(userIds(page));
        while (isReported && page.nextPosition().isPresent()) {
            page = store.members(group.id(), page.nextPosition().get(), PAGE);
            ids.addAll(userIds(page));
        }
        return new FormerMembers(number, ids);
    }

    void deleted(StoredUser last, FormerMembers members) {
        effects.ifPresent(noted -> noted.groupDeleted(last, members.number()));
        finishing(
                () -> history.ifPresent(record -> record.deleted(last, members.number())),
                () -> events.deleted(caller, last),
                () -> report(last, members.userIds(), some -> history.ifPresent(record -> record.left(last, some))));
        settings().groupDeleted(caller.tenant(), last.id());
    }

    /** Reports on the users among these: to their history, and to the listeners if the group gives them a role. */
    private void report(StoredUser group, List<String> ids, Consumer<List<StoredUser>> toHistory) {
        Optional<String> role = roleOf(group);
        if (history.isEmpty() && role.isEmpty()) {
            return;
        }
        List<Runnable> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            batches.add(() -> reportBatch(group, some, toHistory, role));
        }
        finishing(batches.toArray(Runnable[]::new));
    }

    private void reportBatch(
            StoredUser group, List<String> ids, Consumer<List<StoredUser>> toHistory, Optional<String> role) {
        List<StoredUser> some =
                ids.stream().flatMap(id -> users.find(id).stream()).toList();
        finishing(
                () -> toHistory.accept(some),
                () -> role.ifPresent(given -> events.ofUsers().membershipsChanged(caller, some, group.id(), given)));
    }

    private Optional<String> roleOf(StoredUser group) {
        return events.ofUsers().isSilent()
                ? Optional.empty()
                : settings().of(caller.tenant()).roleOf(group.id());
    }

    private GroupSettings settings() {
        return events.settings();
    }

    private static List<String> userIds(MemberPage page) {
        return page.members().stream()
                .filter(member -> member.kind() != Member.Kind.GROUP)
                .map(Member::id)
                .toList();
    }

    /**
     * Takes all steps, even if one fails: the group is written. The response tells of a history that has a gap; other
     * failures go to the log.
     */
    private static void finishing(Runnable... steps) {
        Optional<ScimErrorException> unrecorded = Optional.empty();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (ScimErrorException gap) {
                unrecorded = Optional.of(gap);
            } catch (RuntimeException failure) {
                LOG.error("a group was written, but a listener or a record of the change failed", failure);
            }
        }
        if (unrecorded.isPresent()) {
            throw unrecorded.get();
        }
    }
}
