package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Mistakes in what a write checks, and in the times it sets. */
public final class WriteFlaws {

    private WriteFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore("create checks, then writes", "ofManyCreatesOfOneNameOneWins", CheckThenCreate::new),
                ofStore("replace checks, then writes", "ofManyReplacesAtOneVersionOneWins", CheckThenReplace::new),
                ofStore("rename checks, then writes", "ofManyRenamesToOneNameOneWins", CheckThenReplace::new),
                ofStore("delete checks, then writes", "ofManyDeletesAtOneVersionOneWins", CheckThenDelete::new),
                ofStore("replace ignores the version", "aStaleVersionReplacesNothing", () -> new PlainStore() {
                    @Override
                    public boolean mayReplace(StoredUser user, String expectedVersion) {
                        return true;
                    }
                }),
                ofStore("delete ignores the version", "aStaleVersionDeletesNothing", () -> new PlainStore() {
                    @Override
                    public boolean mayDelete(StoredUser user, String expectedVersion) {
                        return true;
                    }
                }),
                ofStore("replace creates who is not there", "replaceCreatesNobody", () -> new PlainStore() {
                    @Override
                    public synchronized Optional<StoredUser> replace(
                            String id, String expectedVersion, UserDocument user) {
                        return find(id).isEmpty()
                                ? Optional.of(create(id, user))
                                : super.replace(id, expectedVersion, user);
                    }
                }),
                ofStore(
                        "create overwrites the owner of the id",
                        "aSuggestedIdThatIsTakenDoesNotOverwriteItsOwner",
                        () -> new PlainStore() {
                            @Override
                            public String newId(String suggestedId) {
                                return suggestedId;
                            }
                        }),
                ofStore("delete is always glad", "deletingAnUnknownIdGivesFalse", () -> new PlainStore() {
                    @Override
                    public boolean delete(String id, String expectedVersion) {
                        return super.delete(id, expectedVersion) || find(id).isEmpty();
                    }
                }),
                ofStore("create reads the clock twice", "createGivesIdVersionAndEqualTimes", () -> new PlainStore() {
                    @Override
                    public StoredUser put(String id, StoredUser user) {
                        return super.put(
                                id,
                                new StoredUser(
                                        id,
                                        user.version(),
                                        user.created(),
                                        user.lastModified().plusMillis(1),
                                        user.attributes()));
                    }
                }),
                ofStore("delete only marks", "aDeletedUserIsGoneFromSearch", () -> new PlainStore() {
                    @Override
                    public synchronized boolean delete(String id, String expectedVersion) {
                        return find(id).isPresent();
                    }
                }),
                ofStore("created is set anew by replace", "replaceKeepsIdAndCreated", () -> new PlainStore() {
                    @Override
                    public StoredUser changed(StoredUser old, UserDocument user) {
                        Instant now = old.created().plusMillis(1);
                        return new StoredUser(old.id(), newVersion(old.id(), user), now, now, user);
                    }
                }),
                ofStore("lastModified is set by create only", "lastModifiedMovesOn", () -> new PlainStore() {
                    @Override
                    public StoredUser changed(StoredUser old, UserDocument user) {
                        return new StoredUser(
                                old.id(), newVersion(old.id(), user), old.created(), old.lastModified(), user);
                    }
                }),
                ofStore(
                        "lastModified follows a clock that is set back",
                        "lastModifiedNeverGoesBack",
                        () -> new PlainStore() {
                            @Override
                            public StoredUser changed(StoredUser old, UserDocument user) {
                                StoredUser changed = super.changed(old, user);
                                Instant earlier = old.lastModified().minusSeconds(1);
                                return new StoredUser(old.id(), changed.version(), old.created(), earlier, user);
                            }
                        }),
                ofStore("times are cut to seconds", "timesHaveMilliseconds", () -> new PlainStore() {
                    @Override
                    public Instant now() {
                        return super.now().truncatedTo(ChronoUnit.SECONDS);
                    }
                }),
                ofStore("times are local times", "createdIsNow", () -> new PlainStore() {
                    @Override
                    public Instant now() {
                        return super.now().plus(2, ChronoUnit.HOURS);
                    }
                }),
                ofStore(
                        "create returns finer times than it stores",
                        "createReturnsWhatFindGivesLater",
                        () -> new PlainStore() {
                            @Override
                            public synchronized StoredUser create(String suggestedId, UserDocument user) {
                                StoredUser stored = super.create(suggestedId, user);
                                Instant finer = stored.created().plusNanos(789);
                                return new StoredUser(stored.id(), stored.version(), finer, finer, user);
                            }
                        }));
    }

    /** Store that checks the name without locking it. */
    private static final class CheckThenCreate extends PlainStore {

        private final Crossing twoHaveChecked = new Crossing(2);

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            synchronized (this) {
                requireFree(suggestedId, user);
            }
            twoHaveChecked.meet();
            Instant now = now();
            synchronized (this) {
                return put(suggestedId, new StoredUser(suggestedId, newVersion(suggestedId, user), now, now, user));
            }
        }
    }

    /** Store that reads the version in one step and writes in another. */
    private static final class CheckThenReplace extends PlainStore {

        private final Crossing twoHaveChecked = new Crossing(2);

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            Optional<StoredUser> before = find(id).filter(found -> mayReplace(found, expectedVersion));
            synchronized (this) {
                requireFree(id, user);
            }
            twoHaveChecked.meet();
            synchronized (this) {
                return before.map(old -> put(id, changed(old, user)));
            }
        }
    }

    /** Store that reads the version in one step and deletes in another. */
    private static final class CheckThenDelete extends PlainStore {

        private final Crossing twoHaveChecked = new Crossing(2);

        @Override
        public boolean delete(String id, String expectedVersion) {
            Optional<StoredUser> before = find(id).filter(found -> mayDelete(found, expectedVersion));
            twoHaveChecked.meet();
            synchronized (this) {
                Listed gone = users.remove(id);
                return before.isPresent() || gone != null;
            }
        }
    }
}
