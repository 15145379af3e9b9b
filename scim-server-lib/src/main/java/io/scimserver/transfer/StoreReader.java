package io.scimserver.transfer;

import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.store.GroupStore;
import io.scimserver.store.MemberPage;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserWalk;
import io.scimserver.tenant.Tenant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Entries of an opened store. While they are read, nobody should write: what is written meanwhile may be among them or
 * not.
 */
public final class StoreReader implements EntrySource {

    /** Number of users on a page: of the largest they take some dozens of megabytes. */
    private static final int USERS = 50;

    /** Number of members on a page: a store may count them for each page. */
    private static final int MEMBERS = 1_000;

    private static final int ENTRIES = StoreTransfer.LARGEST_BATCH;

    private final OpenedStore store;
    private final StoreTransfer transfer;

    /** @throws TransferException if this store cannot be copied */
    public StoreReader(OpenedStore store) {
        this.store = store;
        this.transfer = store.transfer()
                .orElseThrow(
                        () -> new TransferException("such a store cannot be copied: it does not list its tenants"));
    }

    @Override
    public Set<EntryKind> kinds() {
        EnumSet<EntryKind> kinds = EnumSet.of(EntryKind.USER);
        store.settings().ifPresent(kept -> kinds.add(EntryKind.SETTING));
        store.groups().ifPresent(kept -> kinds.addAll(Set.of(EntryKind.GROUP, EntryKind.MEMBER)));
        store.audit().ifPresent(kept -> kinds.add(EntryKind.HISTORY));
        store.activity().ifPresent(kept -> kinds.add(EntryKind.ACTIVITY));
        store.tokens().ifPresent(kept -> kinds.add(EntryKind.TOKEN));
        return kinds;
    }

    /** Returns true if nothing is stored. */
    boolean isEmpty() {
        return transfer.tenants().isEmpty() && transfer.settings().isEmpty();
    }

    @Override
    public boolean has(EntryKind kind) {
        return switch (kind) {
            case GROUP, MEMBER -> store.groups().isPresent() && countGroups(transfer.tenants()) > 0;
            default -> kinds().contains(kind);
        };
    }

    @Override
    public Summary read(Set<EntryKind> wanted, Progress progress, Consumer<List<StoreEntry>> batches) {
        List<Tenant> tenants = transfer.tenants();
        EntryBatches entries = new EntryBatches(wanted, progress, batches);
        for (EntryKind kind : wanted) {
            progress.begin(kind, count(kind, tenants));
            read(kind, tenants, entries);
            progress.end();
        }
        return entries.summary();
    }

    private void read(EntryKind kind, List<Tenant> tenants, EntryBatches entries) {
        switch (kind) {
            case SETTING -> readSettings(entries);
            case USER -> tenants.forEach(tenant -> readUsers(tenant, entries));
            case GROUP -> tenants.forEach(tenant -> readGroups(tenant, entries));
            case MEMBER -> tenants.forEach(tenant -> readMembers(tenant, entries));
            case HISTORY -> tenants.forEach(tenant -> readHistory(tenant, entries));
            case ACTIVITY -> {
                tenants.forEach(tenant -> readActivity(Optional.of(tenant), entries));
                readActivity(Optional.empty(), entries);
            }
            case TOKEN -> tenants.forEach(tenant -> readTokens(tenant, entries));
        }
    }

    private void readSettings(EntryBatches entries) {
        entries.add(transfer.settings().entrySet().stream()
                .map(setting -> new StoreEntry.Setting(setting.getKey(), setting.getValue()))
                .toList());
    }

    /** Returns the number of entries, as far as it is known before they are read. */
    private long count(EntryKind kind, List<Tenant> tenants) {
        return switch (kind) {
            case USER -> count(tenants, tenant -> users(tenant)::search);
            case GROUP -> countGroups(tenants);
            default -> Progress.UNKNOWN;
        };
    }

    private long countGroups(List<Tenant> tenants) {
        return count(tenants, tenant -> groups(tenant)::search);
    }

    private static long count(List<Tenant> tenants, Function<Tenant, Function<UserQuery, UserPage>> searches) {
        return tenants.stream()
                .mapToLong(tenant -> searches.apply(tenant)
                        .apply(UserWalk.everything(new Paging.Offset(1, 0)))
                        .totalResults())
                .sum();
    }

    private void readUsers(Tenant tenant, EntryBatches entries) {
        UserStore users = users(tenant);
        new UserWalk(users::search, users.features(), USERS)
                .forEachPage(page -> entries.add(page.stream()
                        .map(user -> new StoreEntry.User(tenant, user))
                        .toList()));
    }

    private void readGroups(Tenant tenant, EntryBatches entries) {
        GroupStore groups = groups(tenant);
        new UserWalk(groups::search, groups.features(), USERS)
                .forEachPage(page -> entries.add(page.stream()
                        .map(group -> new StoreEntry.Group(tenant, group))
                        .toList()));
    }

    private void readMembers(Tenant tenant, EntryBatches entries) {
        GroupStore groups = groups(tenant);
        new UserWalk(groups::search, groups.features(), USERS)
                .forEachPage(page -> page.forEach(group -> readMembers(tenant, group.id(), entries)));
    }

    private void readMembers(Tenant tenant, String groupId, EntryBatches entries) {
        for (Optional<String> position = Optional.of(""); position.isPresent(); ) {
            MemberPage page = groups(tenant).members(groupId, position.get(), MEMBERS);
            entries.add(page.members().stream()
                    .map(member -> new StoreEntry.Membership(tenant, groupId, member))
                    .toList());
            position = page.nextPosition();
        }
    }

    private UserStore users(Tenant tenant) {
        return store.users().forTenant(tenant);
    }

    private GroupStore groups(Tenant tenant) {
        return store.groups().orElseThrow().forTenant(tenant);
    }

    private void readHistory(Tenant tenant, EntryBatches entries) {
        AuditStore history = store.audit().orElseThrow();
        AuditQuery query = AuditQuery.of(tenant, ENTRIES);
        for (Optional<AuditQuery> next = Optional.of(query); next.isPresent(); ) {
            List<AuditEntry> page = history.list(next.get());
            entries.add(page.stream().map(StoreEntry.History::new).toList());
            next = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(query.olderThan(page.get(page.size() - 1).id()));
        }
    }

    private void readActivity(Optional<Tenant> tenant, EntryBatches entries) {
        ActivityStore log = store.activity().orElseThrow();
        ActivityQuery query = ActivityQuery.newest(tenant, ActivityFilter.ANY, ENTRIES);
        for (Optional<ActivityQuery> next = Optional.of(query); next.isPresent(); ) {
            ActivityPage page = log.search(next.get());
            entries.add(page.entries().stream()
                    .map(StoreEntry.Activity::new)
                    .map(EntryJson::withWholeCharacters)
                    .toList());
            next = page.next().map(query::after);
        }
    }

    private void readTokens(Tenant tenant, EntryBatches entries) {
        entries.add(store.tokens().orElseThrow().list(tenant).stream()
                .map(StoreEntry.Token::new)
                .toList());
    }
}
