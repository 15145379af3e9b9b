package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.CreateOutcome.Refused;
import io.scimserver.store.NewUser;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.NameTable;
import io.scimserver.testkit.flaw.PlainStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Mistakes in adding users together. */
public final class BatchFlaws {

    private BatchFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore("a batch stops at the first refusal", "aTakenNameInABatchSpoilsNoOther", StopsAtRefusal::new),
                ofStore("a batch ends after 64 users", "aBatchAddsEverybodyInItsOrder", () -> new PlainStore() {
                    @Override
                    public List<CreateOutcome> createAll(List<NewUser> users) {
                        return super.createAll(users.subList(0, Math.min(64, users.size())));
                    }
                }),
                ofStore(
                        "a batch writes no index of names",
                        "whoCameInABatchIsLikeEverybodyElse",
                        () -> new NameTable() {
                            @Override
                            public List<CreateOutcome> createAll(List<NewUser> users) {
                                List<CreateOutcome> outcomes = super.createAll(users);
                                users.forEach(each -> owners.remove(nameKey(each.user())));
                                return outcomes;
                            }
                        }),
                ofStore(
                        "a batch overwrites the owners of ids",
                        "anIdThatIsTakenOverwritesNobodyInABatch",
                        () -> new PlainStore() {

                            private boolean isBatch;

                            @Override
                            public List<CreateOutcome> createAll(List<NewUser> users) {
                                isBatch = true;
                                List<CreateOutcome> outcomes = super.createAll(users);
                                isBatch = false;
                                return outcomes;
                            }

                            @Override
                            public String newId(String suggestedId) {
                                return isBatch ? suggestedId : super.newId(suggestedId);
                            }
                        }),
                ofStore(
                        "a batch returns in an order of its own",
                        "aBatchAddsEverybodyInItsOrder",
                        () -> new PlainStore() {
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

    /** Store that stops at the first refusal, as an ordered write of many documents does. */
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
