package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.Steps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Mistakes with ids and versions. */
public final class IdentityFlaws {

    private IdentityFlaws() {}

    public static List<Flaw> all() {
        List<Flaw> flaws = new ArrayList<>(ids());
        flaws.addAll(versions());
        return flaws;
    }

    private static List<Flaw> ids() {
        return List.of(
                ofStore("all users have one id", "differentUsersHaveDifferentIds", () -> new PlainStore() {
                    @Override
                    public String newId(String suggestedId) {
                        return "user";
                    }
                }),
                ofStore(
                        "any id finds the only user",
                        "findGivesNothingForAnIdThatWasNeverGiven",
                        () -> new PlainStore() {
                            @Override
                            public Optional<StoredUser> find(String id) {
                                return listed().map(Listed::user).findFirst();
                            }
                        }),
                ofStore("ids are numbers that are used again", "idsAreNotUsedAgain", () -> new PlainStore() {
                    @Override
                    public String newId(String suggestedId) {
                        return String.valueOf(users.size() + 1);
                    }
                }),
                ofStore(
                        "create returns the suggestion, not the id",
                        "aUserIsFoundUnderTheIdThatCreateReturned",
                        () -> new PlainStore() {
                            @Override
                            public synchronized StoredUser create(String suggestedId, UserDocument user) {
                                StoredUser stored = super.create(Steps.newId(), user);
                                return new StoredUser(
                                        suggestedId, stored.version(), stored.created(), stored.created(), user);
                            }
                        }),
                ofStore("ids are compared without case", "idsAreCaseSensitive", () -> new PlainStore() {
                    @Override
                    public synchronized Optional<StoredUser> find(String id) {
                        return users.keySet().stream()
                                .filter(known -> known.equalsIgnoreCase(id))
                                .findFirst()
                                .flatMap(super::find);
                    }
                }),
                ofStore("ids have to be UUIDs", "anyStringMayBeAskedForAsAnId", () -> new PlainStore() {
                    @Override
                    public synchronized Optional<StoredUser> find(String id) {
                        return super.find(UUID.fromString(id).toString());
                    }
                }),
                ofStore("an asterisk is any version", "anyStringMayBeExpectedAsAVersion", () -> new PlainStore() {
                    @Override
                    public boolean mayReplace(StoredUser user, String expectedVersion) {
                        return expectedVersion.equals("*") || super.mayReplace(user, expectedVersion);
                    }
                }));
    }

    private static List<Flaw> versions() {
        return List.of(
                versioned(
                        "the version is the second",
                        "everyChangeGivesAVersionThatNeverWasThere",
                        (id, user) ->
                                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()),
                versioned(
                        "the version is a hash",
                        "goingBackToAnEarlierDocumentDoesNotBringItsVersionBack",
                        (id, user) -> String.valueOf(user.hashCode())),
                versioned(
                        "the version is a hash of the new document",
                        "replacingADocumentByTheSameOneGivesANewVersion",
                        (id, user) -> String.valueOf(user.hashCode())),
                ofStore(
                        "versions count from 1 for every user",
                        "anIdThatLivesAgainDoesNotRepeatVersions",
                        () -> new PlainStore() {

                            private final Map<String, Integer> counters = new HashMap<>();

                            @Override
                            public String newId(String suggestedId) {
                                return suggestedId;
                            }

                            @Override
                            public String newVersion(String id, UserDocument user) {
                                return String.valueOf(counters.merge(id, 1, Integer::sum));
                            }

                            @Override
                            public synchronized boolean delete(String id, String expectedVersion) {
                                counters.remove(id);
                                return super.delete(id, expectedVersion);
                            }
                        }));
    }

    private interface Versions {
        String next(String id, UserDocument user);
    }

    private static Flaw versioned(String name, String caughtBy, Versions versions) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            public String newVersion(String id, UserDocument user) {
                return versions.next(id, user);
            }
        });
    }
}
