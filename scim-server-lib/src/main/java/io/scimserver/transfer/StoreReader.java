package io.scimserver.transfer;

import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.store.AttributeType;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Entries of an opened store. While they are read, nobody should write: what is written meanwhile may be among them or
 * not.
 */
public final class StoreReader implements EntrySource {

    /** Number of users on a page: of the largest they take some dozens of megabytes. */
    private static final int USERS = 50;

    private static final int ENTRIES = StoreTransfer.LARGEST_BATCH;
    private static final AttributeType TEXT = new AttributeType(Type.STRING, false, false);

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
    public Summary read(Set<EntryKind> wanted, Progress progress, Consumer<List<StoreEntry>> batches) {
        List<Tenant> tenants = transfer.tenants();
        tenants.forEach(this::requireNoGroups);
        EntryBatches entries = new EntryBatches(wanted, progress, batches);
        for (EntryKind kind : wanted) {
            progress.begin(kind, kind == EntryKind.USER ? countUsers(tenants) : Progress.UNKNOWN);
            read(kind, tenants, entries);
            progress.end();
        }
        return entries.summary();
    }

    /** Refuses to copy a tenant without its groups. */
    private void requireNoGroups(Tenant tenant) {
        long groups = store.groups()
                .map(kept -> kept.forTenant(tenant)
                        .search(query(new Paging.Offset(1, 0)))
                        .totalResults())
                .orElse(0);
        if (groups > 0) {
            throw new TransferException("the source has groups, which cannot be copied; nothing was copied");
        }
    }

    private void read(EntryKind kind, List<Tenant> tenants, EntryBatches entries) {
        switch (kind) {
            case SETTING -> readSettings(entries);
            case USER -> tenants.forEach(tenant -> readUsers(tenant, entries));
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

    private long countUsers(List<Tenant> tenants) {
        return tenants.stream()
                .mapToLong(tenant ->
                        users(tenant).search(query(new Paging.Offset(1, 0))).totalResults())
                .sum();
    }

    private void readUsers(Tenant tenant, EntryBatches entries) {
        UserStore users = users(tenant);
        Optional<Paging> next = Optional.of(
                users.features().contains(StoreFeature.CURSORS)
                        ? new Paging.Cursor(Optional.empty(), USERS)
                        : new Paging.Offset(1, USERS));
        while (next.isPresent()) {
            UserPage page = users.search(query(next.get()));
            entries.add(page.users().stream()
                    .map(user -> new StoreEntry.User(tenant, user))
                    .toList());
            next = behind(next.get(), page);
        }
    }

    private static Optional<Paging> behind(Paging paging, UserPage page) {
        if (paging instanceof Paging.Offset offset) {
            return page.users().size() < USERS
                    ? Optional.empty()
                    : Optional.of(new Paging.Offset(offset.startIndex() + USERS, USERS));
        }
        return page.nextPosition().map(position -> new Paging.Cursor(Optional.of(position), USERS));
    }

    private static UserQuery query(Paging paging) {
        return new UserQuery(Optional.empty(), Optional.empty(), paging, path -> TEXT);
    }

    private UserStore users(Tenant tenant) {
        return store.users().forTenant(tenant);
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
