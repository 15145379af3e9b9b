package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.search.value.Folding;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes in the ownership of a userName. */
public final class NameFlaws {

    private NameFlaws() {}

    public static List<Flaw> all() {
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
                folding(
                        "blanks at the end of a userName do not count",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> Folding.fold(name).stripTrailing()),
                folding(
                        "invisible characters of a userName do not count",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> Folding.fold(name).replace("\u200d", "")),
                folding(
                        "all emoji are one character",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> Folding.fold(name).replaceAll("[^\\x{0}-\\x{FFFF}]", "?")),
                folding(
                        "names are compared by a hash of 32 bits",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> String.valueOf(Folding.fold(name).hashCode())),
                folding(
                        "dots of a userName do not count",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> Folding.fold(name).replace(".", "")),
                folding(
                        "blanks in a row are one in a userName",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> Folding.fold(name).replaceAll("\\s+", " ")),
                folding(
                        "a userName of digits is a number",
                        "namesThatFoldDifferentlyAreTwoNames",
                        name -> name.matches("[0-9]+") ? name.replaceFirst("^0+", "") : Folding.fold(name)),
                folding(
                        "a userName ends at NUL",
                        "aNameDoesNotEndAtNul",
                        name -> Folding.fold(name).split("\u0000", 2)[0]),
                ofStore(
                        "replace checks no names",
                        "renamingToATakenNameIsRefusedAndLeavesBothUnchanged",
                        () -> new PlainStore() {
                            @Override
                            public void requireFree(String id, UserDocument user) {
                                if (find(id).isEmpty()) {
                                    super.requireFree(id, user);
                                }
                            }
                        }),
                ofStore("a user is a duplicate of itself", "aUserMayChangeTheCaseOfItsOwnName", () -> new PlainStore() {
                    @Override
                    public void requireFree(String id, UserDocument user) {
                        super.requireFree("nobody", user);
                    }
                }),
                ofStore(
                        "a duplicate is written before it is found",
                        "aTakenNameIsRefusedAndNothingIsStored",
                        () -> new PlainStore() {
                            @Override
                            public void requireFree(String id, UserDocument user) {
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
                    public void requireFree(String id, UserDocument user) {
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
            public String key(String userName) {
                return folding.apply(userName);
            }
        });
    }

    private static final class NamesAreNeverFreed extends PlainStore {

        private final Set<String> names = new HashSet<>();

        @Override
        public void requireFree(String id, UserDocument user) {
            if (find(id).isEmpty() && !names.add(key(userName(user)))) {
                throw new DuplicateUser("userName");
            }
        }
    }
}
