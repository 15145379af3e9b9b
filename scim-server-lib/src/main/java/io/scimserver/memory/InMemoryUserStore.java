package io.scimserver.memory;

import io.scimserver.memory.RequiredValues.Required;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserPage.Match;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.search.ScanningSearch;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Store of the users of one tenant. Writes take turns; reads see the state after some write, and every write that was
 * acknowledged before they began.
 */
final class InMemoryUserStore implements UserStore {

    private final Clock clock;
    private final UserIndex index = new UserIndex();
    private final ValueIndexes values = new ValueIndexes();
    /** Ids of deleted users. An id is not given again, even if somebody suggests it. */
    private final Set<String> deletedIds = new HashSet<>();

    private volatile CreationOrder users = CreationOrder.EMPTY;
    private long lastNumber;
    private long lastVersion;

    InMemoryUserStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public StoredUser create(String suggestedId, UserDocument user) {
        UserKeys keys = UserKeys.of(user);
        UserDocument document = withoutTree(user);
        synchronized (this) {
            String id = unusedId(suggestedId);
            index.requireFree(keys, id);
            StoredUser stored = StoredUser.created(id, nextVersion(), document, clock);
            append(stored, keys, user);
            return with(user, stored);
        }
    }

    /**
     * Adds a user as another store had it, unless it is there at this version. Versions are numbers that grow: from now
     * on beyond the time, so that none is given that this user had in a store before.
     */
    synchronized void add(StoredUser user) {
        if (index.find(user.id()).isPresent()) {
            requireVersion(user);
            return;
        }
        UserKeys keys = UserKeys.of(user.attributes());
        index.requireFree(keys, user.id());
        lastVersion = Math.max(lastVersion, clock.millis());
        append(with(withoutTree(user.attributes()), user), keys, user.attributes());
    }

    @Override
    public Optional<StoredUser> find(String id) {
        return index.find(id).map(Entry::user);
    }

    @Override
    public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
        UserKeys keys = UserKeys.of(user);
        UserDocument document = withoutTree(user);
        synchronized (this) {
            return atVersion(id, expectedVersion).map(entry -> {
                index.requireFree(keys, id);
                StoredUser after = entry.user().changed(nextVersion(), document, clock);
                values.change(entry, user, () -> index.change(entry, new Entry.Version(after, keys)));
                return with(user, after);
            });
        }
    }

    @Override
    public synchronized boolean delete(String id, String expectedVersion) {
        Optional<Entry> entry = atVersion(id, expectedVersion);
        entry.ifPresent(gone -> {
            index.remove(gone);
            values.remove(gone);
            users = users.minus(gone);
            deletedIds.add(id);
        });
        return entry.isPresent();
    }

    @Override
    public UserPage search(UserQuery query) {
        Optional<IndexedEquality> indexed = query.filter().flatMap(IndexedEquality::in);
        if (indexed.isPresent()) {
            UserQuery remaining = new UserQuery(indexed.get().others(), query.sort(), query.paging(), query.types());
            return ScanningSearch.search(index.find(indexed.get()).map(Entry::listed), remaining);
        }
        boolean isPlainList = query.filter().isEmpty() && query.sort().isEmpty();
        return isPlainList
                ? list(query.paging())
                : ScanningSearch.search(candidates(query).stream().map(Entry::listed), query);
    }

    /** Returns as few users as the indexes allow, among them all that match. */
    private Entries candidates(UserQuery query) {
        List<Required> required = ValueIndexes.requiredBy(query);
        if (values.isMissing(required)) {
            synchronized (this) {
                values.make(required, users);
            }
        }
        return values.find(required).orElseGet(() -> users);
    }

    @Override
    public Set<StoreFeature> features() {
        return EnumSet.of(StoreFeature.SORTING, StoreFeature.CURSORS);
    }

    private UserPage list(Paging paging) {
        CreationOrder all = users;
        Stream<Entry> page =
                paging.position().map(last -> all.after(Long.parseLong(last))).orElseGet(() -> all.skip(paging.skip()));
        Stream<Match> oneMore =
                page.limit(paging.count() + 1L).map(entry -> new Match(entry.user(), String.valueOf(entry.number())));
        return paging.page(oneMore.toList(), all.size());
    }

    private Optional<Entry> atVersion(String id, String expectedVersion) {
        return index.find(id).filter(entry -> entry.user().version().equals(expectedVersion));
    }

    private void append(StoredUser stored, UserKeys keys, UserDocument document) {
        lastNumber++;
        Entry entry = new Entry(lastNumber, new Entry.Version(stored, keys));
        values.add(entry, document);
        index.add(entry);
        users = users.plus(entry);
    }

    private void requireVersion(StoredUser user) {
        if (atVersion(user.id(), user.version()).isEmpty()) {
            throw new StoreException.DuplicateUser("id");
        }
    }

    private String unusedId(String suggested) {
        boolean isUsed = index.find(suggested).isPresent() || deletedIds.contains(suggested);
        return isUsed ? UUID.randomUUID().toString() : suggested;
    }

    private String nextVersion() {
        lastVersion++;
        return String.valueOf(lastVersion);
    }

    /**
     * Returns the stored user with the document that the caller already holds, so that the caller need not read it
     * again.
     */
    private static StoredUser with(UserDocument document, StoredUser stored) {
        return new StoredUser(stored.id(), stored.version(), stored.created(), stored.lastModified(), document);
    }

    /**
     * Returns a copy without the tree. A tree takes several times the memory of its JSON, and most users are only ever
     * written out.
     */
    private static UserDocument withoutTree(UserDocument user) {
        return UserDocument.ofJson(user.json());
    }
}
