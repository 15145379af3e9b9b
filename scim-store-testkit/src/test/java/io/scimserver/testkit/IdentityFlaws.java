package io.scimserver.testkit;

import static io.scimserver.testkit.Flaw.ofStore;

import io.scimserver.filter.ScanningSearch.Listed;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Mistakes in who is who: names, ids and versions. */
final class IdentityFlaws {

    private IdentityFlaws() {}

    static List<Flaw> all() {
        List<Flaw> flaws = new ArrayList<>(names());
        flaws.addAll(ids());
        flaws.addAll(versions());
        return flaws;
    }

    private static List<Flaw> names() {
        return List.of(
                folding("userName is case-sensitive", "namesThatFoldAlikeAreOneName", name -> name),
                folding(
                        "userName is lower-cased, not folded",
                        "namesThatFoldAlikeAreOneName",
                        name -> name.toLowerCase(Locale.ROOT)),
                folding(
                        "userName is lower-cased as in the server's country",
                        "foldingDoesNotDependOnTheServersLocale",
                        name -> name.toLowerCase(Locale.getDefault())),
                folding(
                        "userName is upper-cased",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> name.toUpperCase(Locale.ROOT)),
                folding(
                        "userName is compared without accents",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "")),
                ofStore(
                        "replace checks no names",
                        "renamingToATakenNameIsRefusedAndLeavesBothUnchanged",
                        () -> new PlainStore() {
                            @Override
                            void requireFree(String id, UserDocument user) {
                                if (find(id).isEmpty()) {
                                    super.requireFree(id, user);
                                }
                            }
                        }),
                ofStore("a user is a duplicate of itself", "aUserMayChangeTheCaseOfItsOwnName", () -> new PlainStore() {
                    @Override
                    void requireFree(String id, UserDocument user) {
                        super.requireFree("nobody", user);
                    }
                }),
                ofStore(
                        "a duplicate is written before it is found",
                        "aTakenNameIsRefusedAndNothingIsStored",
                        () -> new PlainStore() {
                            @Override
                            void requireFree(String id, UserDocument user) {
                                try {
                                    super.requireFree(id, user);
                                } catch (DuplicateUser taken) {
                                    put(id, new StoredUser(id, "v", now(), now(), user));
                                    throw taken;
                                }
                            }
                        }),
                ofStore("a duplicate names another attribute", "aDuplicateNamesTheAttribute", () -> new PlainStore() {
                    @Override
                    void requireFree(String id, UserDocument user) {
                        try {
                            super.requireFree(id, user);
                        } catch (DuplicateUser taken) {
                            throw new DuplicateUser("userName_1_tenant_1");
                        }
                    }
                }),
                ofStore("names are never freed", "theNameOfADeletedUserIsFree", NamesAreNeverFreed::new));
    }

    private static Flaw folding(String name, String caughtBy, UnaryOperator<String> folding) {
        return ofStore(name, caughtBy, () -> new PlainStore() {
            @Override
            String key(String userName) {
                return folding.apply(userName);
            }
        });
    }

    private static List<Flaw> ids() {
        return List.of(
                ofStore("all users have one id", "differentUsersHaveDifferentIds", () -> new PlainStore() {
                    @Override
                    String newId(String suggestedId) {
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
                    String newId(String suggestedId) {
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
                    boolean mayReplace(StoredUser user, String expectedVersion) {
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
                            String newId(String suggestedId) {
                                return suggestedId;
                            }

                            @Override
                            String newVersion(String id, UserDocument user) {
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
            String newVersion(String id, UserDocument user) {
                return versions.next(id, user);
            }
        });
    }

    private static final class NamesAreNeverFreed extends PlainStore {

        private final Set<String> names = new HashSet<>();

        @Override
        void requireFree(String id, UserDocument user) {
            if (find(id).isEmpty() && !names.add(key(userName(user)))) {
                throw new DuplicateUser("userName");
            }
        }
    }
}
