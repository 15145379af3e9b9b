package io.scimserver.testkit;

import static io.scimserver.testkit.Flaw.ofStore;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.CreateOutcome.Refused;
import io.scimserver.store.NewUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Mistakes in adding users together. */
final class BatchFlaws {

    private BatchFlaws() {}

    static List<Flaw> all() {
        return List.of(
                ofStore("a batch stops at the first refusal", "aTakenNameInABatchSpoilsNoOther", StopsAtRefusal::new),
                ofStore("a batch answers in its own order", "aBatchAddsEverybodyInItsOrder", () -> new PlainStore() {
                    @Override
                    public List<CreateOutcome> createAll(List<NewUser> users) {
                        List<CreateOutcome> outcomes = new ArrayList<>(super.createAll(users));
                        Collections.reverse(outcomes);
                        return outcomes;
                    }
                }),
                ofStore("a batch begins at its end", "ofOneNameTwiceInABatchTheFirstWins", () -> new PlainStore() {
                    @Override
                    public List<CreateOutcome> createAll(List<NewUser> users) {
                        List<NewUser> backwards = new ArrayList<>(users);
                        Collections.reverse(backwards);
                        List<CreateOutcome> outcomes = new ArrayList<>(super.createAll(backwards));
                        Collections.reverse(outcomes);
                        return outcomes;
                    }
                }));
    }

    /** What an ordered write of many documents does. */
    private static final class StopsAtRefusal extends PlainStore {

        @Override
        public List<CreateOutcome> createAll(List<NewUser> users) {
            List<CreateOutcome> outcomes = new ArrayList<>();
            Optional<CreateOutcome> refusal = Optional.empty();
            for (NewUser each : users) {
                CreateOutcome outcome =
                        refusal.orElseGet(() -> CreateOutcome.of(() -> create(each.suggestedId(), each.user())));
                refusal = Optional.of(outcome).filter(Refused.class::isInstance);
                outcomes.add(outcome);
            }
            return outcomes;
        }
    }
}
