package io.scimserver.testkit.user.write;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.CreateOutcome.Refused;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.Steps;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Mistakes in writes that meet other writes: used ids, taken names, batches. */
public final class MeetingWriteFlaws {

    private MeetingWriteFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore(
                        "the id of a deleted user may be suggested again",
                        "theIdOfADeletedUserIsNotGivenAgainThoughItIsSuggested",
                        ForgetsIds::new),
                ofStore(
                        "a batch does not know the ids of deleted users",
                        "theIdOfADeletedUserIsNotGivenAgainInABatch",
                        ForgetsIdsInBatches::new),
                ofStore(
                        "a batch numbers its users from the number of users",
                        "idsThatABatchGivesAreNotThoseOfDeletedUsers",
                        CountsUsers::new),
                ofStore("a taken id is a taken name", "anIdThatIsTakenIsRefusedOrReplaced", () -> new PlainStore() {
                    @Override
                    public StoredUser create(String suggestedId, UserDocument user) {
                        if (find(suggestedId).isPresent()) {
                            throw new DuplicateUser("userName");
                        }
                        return super.create(suggestedId, user);
                    }
                }),
                ofStore(
                        "a refused rename writes the other attributes",
                        "aRefusedRenameWritesNoOtherAttribute",
                        WritesAllButTheName::new),
                ofStore(
                        "the name counts before the version",
                        "aStaleVersionWithATakenNameIsAStaleVersion",
                        () -> new PlainStore() {
                            @Override
                            public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
                                requireFree(id, user);
                                return super.replace(id, expectedVersion, user);
                            }
                        }),
                ofStore(
                        "a refusal loses the rest of its group",
                        "severalRefusalsInALargeBatchLoseNobodyElse",
                        LosesGroups::new),
                ofStore(
                        "a batch in which everybody is refused adds the first",
                        "aBatchInWhichEverybodyIsRefusedAddsNobody",
                        ForcesTheFirst::new),
                ofStore(
                        "equal names in a batch are compared by their letters",
                        "equalNamesAndATakenOneInABatchHaveTheirOwnOutcomes",
                        ComparesLetters::new),
                ofStore(
                        "a batch is listed in front",
                        "aBatchIsListedBehindThoseBeforeAndInAStableOrder",
                        BatchesFirst::new),
                ofStore(
                        "batches look for names, then write",
                        "ofOneNameInTwoBatchesAtOnceOneWins",
                        LooksThenWrites::new));
    }

    /** Store that knows only the ids that are in use. */
    private static class ForgetsIds extends PlainStore {

        @Override
        public String newId(String suggestedId) {
            return users.containsKey(suggestedId) ? UUID.randomUUID().toString() : suggestedId;
        }
    }

    /** Store that knows the ids of deleted users only when it creates one user. */
    private static final class ForgetsIdsInBatches extends ForgetsIds {

        private final Set<String> deleted = new HashSet<>();
        private boolean isBatch;

        @Override
        public List<CreateOutcome> createAll(List<NewUser> all) {
            isBatch = true;
            List<CreateOutcome> outcomes = super.createAll(all);
            isBatch = false;
            return outcomes;
        }

        @Override
        public String newId(String suggestedId) {
            return !isBatch && deleted.contains(suggestedId) ? Steps.newId() : super.newId(suggestedId);
        }

        @Override
        public boolean delete(String id, String expectedVersion) {
            deleted.add(id);
            return super.delete(id, expectedVersion);
        }
    }

    /** Store whose ids are the number of its users, and one more. */
    private static final class CountsUsers extends PlainStore {

        @Override
        public String newId(String suggestedId) {
            return String.valueOf(users.size() + 1);
        }
    }

    /** Store that writes a rename in two steps. */
    private static final class WritesAllButTheName extends PlainStore {

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            try {
                return super.replace(id, expectedVersion, user);
            } catch (DuplicateUser taken) {
                StoredUser old = find(id).orElseThrow();
                UserDocument changed =
                        UserDocument.of(user.toResource().getObjectNode().put("userName", userName(old.attributes())));
                put(id, changed(old, changed));
                throw taken;
            }
        }
    }

    /** Store that writes batches in groups of 50, and undoes a group in which one is refused. */
    private static final class LosesGroups extends PlainStore {

        @Override
        public List<CreateOutcome> createAll(List<NewUser> all) {
            List<CreateOutcome> outcomes = new ArrayList<>();
            for (int from = 0; from < all.size(); from += 50) {
                outcomes.addAll(group(all.subList(from, Math.min(all.size(), from + 50))));
            }
            return outcomes;
        }

        private List<CreateOutcome> group(List<NewUser> group) {
            List<CreateOutcome> outcomes = super.createAll(group);
            if (outcomes.stream().anyMatch(Refused.class::isInstance)) {
                group.forEach(each -> users.remove(each.suggestedId()));
            }
            return outcomes;
        }
    }

    /** Store that takes a batch without any success for a mistake of its own. */
    private static final class ForcesTheFirst extends PlainStore {

        @Override
        public List<CreateOutcome> createAll(List<NewUser> all) {
            List<CreateOutcome> outcomes = new ArrayList<>(super.createAll(all));
            if (all.size() > 3 && outcomes.stream().allMatch(Refused.class::isInstance)) {
                StoredUser forced = StoredUser.created(
                        all.get(0).suggestedId(), "1", all.get(0).user(), Clock.systemUTC());
                put(forced.id(), forced);
            }
            return outcomes;
        }
    }

    /** Store that compares the names within a batch as they are written. */
    private static final class ComparesLetters extends PlainStore {

        private final Set<String> before = new HashSet<>();
        private boolean isBatch;

        @Override
        public List<CreateOutcome> createAll(List<NewUser> all) {
            before.addAll(users.keySet());
            isBatch = true;
            List<CreateOutcome> outcomes = super.createAll(all);
            isBatch = false;
            return outcomes;
        }

        @Override
        public void requireFree(String id, UserDocument user) {
            boolean taken = users.values().stream().anyMatch(other -> isSame(other.user(), user));
            if (taken) {
                throw new DuplicateUser("userName");
            }
        }

        private boolean isSame(StoredUser other, UserDocument user) {
            String name = userName(other.attributes());
            return (isBatch && !before.contains(other.id()))
                    ? name.equals(userName(user))
                    : key(name).equals(key(userName(user)));
        }
    }

    /** Store that lists the users of batches first. */
    private static final class BatchesFirst extends PlainStore {

        private final Set<String> inBatch = new HashSet<>();

        @Override
        public List<CreateOutcome> createAll(List<NewUser> all) {
            all.forEach(each -> inBatch.add(each.suggestedId()));
            return super.createAll(all);
        }

        @Override
        public Stream<Listed> listed() {
            return super.listed()
                    .sorted(Comparator.comparing(
                            listed -> !inBatch.contains(listed.user().id())));
        }
    }

    /** Store in which two batches find that the names are free. */
    private static final class LooksThenWrites extends PlainStore {

        private final Crossing twoHaveLooked = new Crossing(2);

        @Override
        public List<CreateOutcome> createAll(List<NewUser> all) {
            boolean isFree = Steps.everybody(this).totalResults() == 0;
            twoHaveLooked.meet();
            return all.stream()
                    .map(each -> CreateOutcome.of(() -> {
                        if (!isFree) {
                            throw new DuplicateUser("userName");
                        }
                        return written(each);
                    }))
                    .toList();
        }

        private synchronized StoredUser written(NewUser each) {
            return put(each.suggestedId(), StoredUser.created(each.suggestedId(), "1", each.user(), Clock.systemUTC()));
        }
    }
}
