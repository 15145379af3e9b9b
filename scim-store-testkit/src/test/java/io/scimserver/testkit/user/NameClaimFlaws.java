package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.NameTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mistakes in a table of names beside the table of users. */
public final class NameClaimFlaws {

    private NameClaimFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore(
                        "a replace that comes too late takes the name",
                        "aReplaceThatComesTooLateClaimsNoName",
                        () -> new NameTable() {
                            @Override
                            public synchronized Optional<StoredUser> replace(
                                    String id, String expectedVersion, UserDocument user) {
                                requireFree(id, user);
                                owners.put(nameKey(user), id);
                                return super.replace(id, expectedVersion, user);
                            }
                        }),
                ofStore(
                        "a replace that comes too late frees the name",
                        "aReplaceThatComesTooLateFreesNoName",
                        () -> new NameTable() {
                            @Override
                            public synchronized Optional<StoredUser> replace(
                                    String id, String expectedVersion, UserDocument user) {
                                free(id);
                                return super.replace(id, expectedVersion, user);
                            }
                        }),
                ofStore(
                        "a delete that comes too late frees the name",
                        "aDeleteThatComesTooLateFreesNoName",
                        () -> new NameTable() {
                            @Override
                            public synchronized boolean delete(String id, String expectedVersion) {
                                free(id);
                                return super.delete(id, expectedVersion);
                            }
                        }),
                ofStore(
                        "a second delete frees the name of the next owner",
                        "deletingTwiceDoesNotFreeTheNameOfTheNextOwner",
                        FreesByName::new),
                ofStore(
                        "the old name is freed before the new one is found to be taken",
                        "aRefusedRenameKeepsTheOldName",
                        () -> new NameTable() {
                            @Override
                            public void requireFree(String id, UserDocument user) {
                                free(id);
                                super.requireFree(id, user);
                            }
                        }),
                ofStore(
                        "the old name is freed although it is the new one",
                        "aChangeOfOtherAttributesKeepsTheName",
                        () -> new NameTable() {
                            @Override
                            public StoredUser put(String id, StoredUser user) {
                                boolean isChange = find(id).isPresent();
                                StoredUser stored = super.put(id, user);
                                if (isChange) {
                                    owners.remove(nameKey(user.attributes()));
                                }
                                return stored;
                            }
                        }));
    }

    /** Store that remembers the names of the users, and frees a name whenever its user is deleted. */
    private static final class FreesByName extends NameTable {

        private final Map<String, String> names = new HashMap<>();

        @Override
        public StoredUser put(String id, StoredUser user) {
            names.put(id, nameKey(user.attributes()));
            return super.put(id, user);
        }

        @Override
        public synchronized boolean delete(String id, String expectedVersion) {
            boolean deleted = super.delete(id, expectedVersion);
            owners.remove(names.getOrDefault(id, ""));
            return deleted;
        }
    }
}
