package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;
import static io.scimserver.testkit.flaw.Flaw.ofStoreThatHangs;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Mistakes that show when several do something at once, or when a lock is waited for. */
public final class ConcurrencyFlaws {

    private ConcurrencyFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore("a batch checks, then writes", "ofOneNameInManyBatchesOneWins", CheckThenCreateAll::new),
                ofStore("replace deletes, then inserts", "readersSeeWholeUsersOnly", DeleteThenInsert::new),
                ofStore(
                        "searches run through a list that others change",
                        "searchesGoOnWhileUsersComeAndGo",
                        RunsThroughTheLiveList::new),
                ofStore(
                        "two renames wait for each other, and the database says so",
                        "usersWhoWantEachOthersNamesAreBothRefused",
                        LocksNamesInAnyOrder::new),
                ofStoreThatHangs(
                        "a refusal does not give its lock back",
                        "aTakenNameIsRefusedAndNothingIsStored",
                        KeepsLockOnRefusal::new));
    }

    /** Store that checks the names of a batch without locking them. */
    private static final class CheckThenCreateAll extends PlainStore {

        private final Crossing twoHaveChecked = new Crossing(2);

        @Override
        public List<CreateOutcome> createAll(List<NewUser> users) {
            NewUser only = users.get(0);
            try {
                synchronized (this) {
                    requireFree(only.suggestedId(), only.user());
                }
            } catch (DuplicateUser taken) {
                return List.of(new CreateOutcome.Refused(taken));
            }
            twoHaveChecked.meet();
            synchronized (this) {
                StoredUser user = new StoredUser(
                        only.suggestedId(), newVersion(only.suggestedId(), only.user()), now(), now(), only.user());
                return List.of(new CreateOutcome.Created(put(only.suggestedId(), user)));
            }
        }
    }

    /** Store in which a user is missing for a moment. */
    private static final class DeleteThenInsert extends PlainStore {

        private final Crossing somebodyLooks = new Crossing(1);

        @Override
        public Optional<StoredUser> find(String id) {
            Optional<StoredUser> found = super.find(id);
            if (found.isEmpty()) {
                somebodyLooks.pass();
            }
            return found;
        }

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = super.search(query);
            if (page.users().isEmpty()) {
                somebodyLooks.pass();
            }
            return page;
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            StoredUser changed;
            synchronized (this) {
                StoredUser old = users.get(id).user();
                changed = changed(old, user);
                users.remove(id);
            }
            somebodyLooks.await();
            synchronized (this) {
                return Optional.of(put(id, changed));
            }
        }
    }

    /** Store that reads the live list, so that others create users in the middle of a search. */
    private static final class RunsThroughTheLiveList extends PlainStore {

        private static final long MAX_NANOS = 5_000_000;

        private final AtomicInteger created = new AtomicInteger();

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            StoredUser stored = super.create(suggestedId, user);
            created.incrementAndGet();
            return stored;
        }

        @Override
        public UserPage search(UserQuery query) {
            return ScanningSearch.search(listed().peek(user -> waitForAnother()), query);
        }

        private void waitForAnother() {
            int before = created.get();
            long start = System.nanoTime();
            while (created.get() == before && System.nanoTime() - start < MAX_NANOS) {
                Thread.onSpinWait();
            }
        }
    }

    /**
     * Store that takes the lock of the old name, then that of the new one; the database ends a wait that would last for
     * ever.
     */
    private static final class LocksNamesInAnyOrder extends PlainStore {

        private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
        private final Crossing twoHaveTheirOwn = new Crossing(2);

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            ReentrantLock old = lock(userName(find(id).orElseThrow().attributes()));
            twoHaveTheirOwn.meet();
            try {
                ReentrantLock other = lock(userName(user));
                try {
                    return super.replace(id, expectedVersion, user);
                } finally {
                    other.unlock();
                }
            } finally {
                old.unlock();
            }
        }

        private ReentrantLock lock(String name) {
            ReentrantLock lock = locks.computeIfAbsent(name, first -> new ReentrantLock());
            try {
                if (!lock.tryLock(300, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "Deadlock found when trying to get lock; try restarting transaction");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return lock;
        }
    }

    private static final class KeepsLockOnRefusal extends PlainStore {

        private final Semaphore lock = new Semaphore(1);

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            acquire();
            StoredUser created = super.create(suggestedId, user);
            lock.release();
            return created;
        }

        @Override
        public UserPage search(UserQuery query) {
            acquire();
            UserPage page = super.search(query);
            lock.release();
            return page;
        }

        private void acquire() {
            try {
                lock.acquire();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
