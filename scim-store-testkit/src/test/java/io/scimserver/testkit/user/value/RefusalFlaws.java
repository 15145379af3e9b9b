package io.scimserver.testkit.user.value;

import static io.scimserver.testkit.flaw.Flaw.ofStore;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Mistakes of stores whose database cannot keep every value. */
public final class RefusalFlaws {

    private RefusalFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore("the database's own exception says no", "valuesStayWhatTheyWere", () -> new WithoutNul() {
                    @Override
                    public void requireFree(String id, UserDocument user) {
                        if (hasNul(user)) {
                            throw new IllegalArgumentException("invalid byte sequence for encoding \"UTF8\": 0x00");
                        }
                        super.requireFree(id, user);
                    }
                }),
                ofStore("a refused user has taken the name", "whatIsRefusedLeavesNoTrace", () -> new WithoutNul() {
                    @Override
                    public void requireFree(String id, UserDocument user) {
                        super.requireFree(id, user);
                        owners.put(nameKey(user), id);
                    }
                }),
                ofStore("replace drops what create refuses", "whatIsRefusedLeavesNoTrace", () -> new WithoutNul() {
                    @Override
                    public StoredUser changed(StoredUser old, UserDocument user) {
                        return super.changed(old, cleaned(user));
                    }
                }),
                ofStore("a refused replace has written already", "whatIsRefusedLeavesNoTrace", () -> new WithoutNul() {
                    @Override
                    public synchronized Optional<StoredUser> replace(
                            String id, String expectedVersion, UserDocument user) {
                        Optional<StoredUser> replaced = super.replace(id, expectedVersion, cleaned(user));
                        kept(user);
                        return replaced;
                    }
                }),
                ofStore(
                        "one refused user fails the batch",
                        "aRefusedUserInABatchSpoilsNoOther",
                        () -> new WithoutNul() {
                            @Override
                            public List<CreateOutcome> createAll(List<NewUser> users) {
                                users.forEach(each -> kept(each.user()));
                                return super.createAll(users);
                            }
                        }));
    }

    /** Correct store on a database that refuses U+0000, as PostgreSQL does. */
    public static class WithoutNul extends NameTable {

        @Override
        public UserDocument kept(UserDocument user) {
            if (hasNul(user)) {
                throw new UnsupportedValue("the user", "holds the character NUL, which the database cannot keep");
            }
            return user;
        }

        static boolean hasNul(UserDocument user) {
            return json(user).contains("\\u0000");
        }

        static UserDocument cleaned(UserDocument user) {
            return UserDocument.ofJson(json(user).replace("\\u0000", "").getBytes(StandardCharsets.UTF_8));
        }

        private static String json(UserDocument user) {
            return new String(user.json(), StandardCharsets.UTF_8);
        }
    }
}
