package io.scimserver.testkit.user.write;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.KitSchema;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Mistakes in indexes that do not follow a change, and in calls that something interrupts. */
public final class ChangedValueFlaws {

    private static final String CHANGES = "aValueIsFoundAsLongAsTheUserHasIt";

    private ChangedValueFlaws() {}

    public static List<Flaw> all() {
        return Stream.of(indexes(), interrupts(), batches())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Flaw> indexes() {
        return List.of(
                ofStore("'active' is indexed by create only", CHANGES, () -> new Indexed("active", true)),
                ofStore(
                        "extensions are indexed by create only",
                        CHANGES,
                        () -> new Indexed(KitSchema.ENTERPRISE, true)),
                ofStore(
                        "an index of externalId forgets nothing that was removed",
                        CHANGES,
                        () -> new Indexed("externalId", false)),
                ofStore("a batch has no extensions in the index", "aValueThatCameInABatchIsFoundToo", NotInBatch::new));
    }

    private static List<Flaw> interrupts() {
        return List.of(
                ofStore(
                        "an interrupt of a write is swallowed",
                        "anInterruptedWriteIsDoneOrRefusedOrUnknown",
                        () -> new PlainStore() {
                            @Override
                            public StoredUser create(String suggestedId, UserDocument user) {
                                boolean unused = Thread.interrupted();
                                return super.create(suggestedId, user);
                            }
                        }),
                ofStore(
                        "an interrupted write is refused when it is done",
                        "anInterruptedWriteIsDoneOrRefusedOrUnknown",
                        () -> new PlainStore() {
                            @Override
                            public StoredUser create(String suggestedId, UserDocument user) {
                                StoredUser created = super.create(suggestedId, user);
                                if (Thread.currentThread().isInterrupted()) {
                                    throw new Unavailable(
                                            "interrupted", Duration.ofSeconds(1), new IllegalStateException());
                                }
                                return created;
                            }
                        }),
                ofStore(
                        "an interrupted read is an error of its own",
                        "anInterruptedReadIsWholeOrRefused",
                        () -> new PlainStore() {
                            @Override
                            public Optional<StoredUser> find(String id) {
                                if (Thread.currentThread().isInterrupted()) {
                                    throw new IllegalStateException("interrupted");
                                }
                                return super.find(id);
                            }
                        }));
    }

    private static List<Flaw> batches() {
        return List.of(
                ofStore("a batch holds 1 MB", "aBatchMayHoldSeveralMegabytes", () -> new PlainStore() {
                    @Override
                    public List<CreateOutcome> createAll(List<NewUser> users) {
                        List<CreateOutcome> outcomes = new ArrayList<>();
                        int bytes = 0;
                        for (NewUser user : users) {
                            bytes += user.user().json().length;
                            outcomes.add(
                                    bytes > 1_000_000
                                            ? new CreateOutcome.Refused(new IllegalStateException("too large"))
                                            : CreateOutcome.of(() -> create(user.suggestedId(), user.user())));
                        }
                        return outcomes;
                    }
                }),
                ofStore(
                        "ids of the last hundred deleted users are known",
                        "theIdOfAUserWhoWasDeletedLongAgoIsNotGivenAgain",
                        RemembersHundred::new));
    }

    /** Store that finds one attribute by an index of its own. */
    private static final class Indexed extends PlainStore {

        private final Map<String, JsonNode> index = new HashMap<>();
        private final String attribute;
        private final boolean isOfCreation;

        Indexed(String attribute, boolean isOfCreation) {
            this.attribute = attribute;
            this.isOfCreation = isOfCreation;
        }

        @Override
        public StoredUser put(String id, StoredUser user) {
            JsonNode value = user.attributes().tree().path(attribute);
            if (isOfCreation) {
                index.putIfAbsent(id, value);
            } else if (!value.isMissingNode()) {
                index.put(id, value);
            }
            return super.put(id, user);
        }

        @Override
        public Stream<Listed> listed() {
            return super.listed().map(listed -> new Listed(listed.number(), indexed(listed.user())));
        }

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = super.search(query);
            return new UserPage(
                    page.users().stream()
                            .map(user -> find(user.id()).orElse(user))
                            .toList(),
                    page.totalResults(),
                    page.nextPosition());
        }

        private StoredUser indexed(StoredUser user) {
            ObjectNode tree = user.attributes().tree().deepCopy();
            JsonNode value = index.get(user.id());
            if (value == null || value.isMissingNode()) {
                tree.remove(attribute);
            } else {
                tree.set(attribute, value);
            }
            return new StoredUser(
                    user.id(), user.version(), user.created(), user.lastModified(), UserDocument.of(tree));
        }
    }

    /** Store whose batches keep the core attributes only. */
    private static final class NotInBatch extends PlainStore {

        @Override
        public List<CreateOutcome> createAll(List<NewUser> users) {
            return super.createAll(users.stream()
                    .map(user -> new NewUser(user.suggestedId(), withoutExtension(user.user())))
                    .toList());
        }

        private static UserDocument withoutExtension(UserDocument user) {
            ObjectNode tree = user.tree().deepCopy();
            tree.remove(KitSchema.ENTERPRISE);
            return UserDocument.of(tree);
        }
    }

    /** Store that keeps the ids of the users who were deleted last. */
    private static final class RemembersHundred extends PlainStore {

        private final Deque<String> deleted = new ArrayDeque<>();

        @Override
        public String newId(String suggestedId) {
            boolean isUsed = deleted.contains(suggestedId) || users.containsKey(suggestedId);
            return isUsed ? UUID.randomUUID().toString() : suggestedId;
        }

        @Override
        public boolean delete(String id, String expectedVersion) {
            boolean isDeleted = super.delete(id, expectedVersion);
            if (isDeleted) {
                deleted.addLast(id);
            }
            if (deleted.size() > 100) {
                deleted.removeFirst();
            }
            return isDeleted;
        }
    }
}
