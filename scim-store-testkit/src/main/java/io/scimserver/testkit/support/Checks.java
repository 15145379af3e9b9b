package io.scimserver.testkit.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import java.util.Optional;

/** Assertions that tests share. */
public final class Checks {

    private Checks() {}

    /** Asserts that the document is the given one, member by member. */
    public static void assertSame(String rule, UserDocument actual, UserDocument expected) {
        assertThat(Json.same(actual, expected))
                .withFailMessage(() -> rule + "\nexpected: " + shown(expected) + "\n but was: " + shown(actual))
                .isTrue();
    }

    /** Asserts that all five facts of a user are the same in both. */
    public static void assertSame(String rule, StoredUser actual, StoredUser expected) {
        assertThat(actual)
                .as(rule)
                .usingRecursiveComparison()
                .ignoringFields("attributes")
                .isEqualTo(expected);
        assertSame(rule, actual.attributes(), expected.attributes());
    }

    /** Asserts that the store has the user exactly as it was. */
    public static void assertUnchanged(String rule, UserStore store, StoredUser before) {
        Optional<StoredUser> now = store.find(before.id());
        assertThat(now).as(rule + ": the user is still there").isPresent();
        assertSame(rule, now.orElseThrow(), before);
    }

    /** Returns enough of a document to see the difference, not a megabyte of it. */
    private static String shown(UserDocument document) {
        String json = document.tree().toString();
        return json.length() <= 2000 ? json : json.substring(0, 2000) + "... (" + json.length() + " characters)";
    }
}
