package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.support.Steps.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that ids and versions are compared character by character, whatever the database holds to be equal. */
public interface NearMissContract extends EmptyStore {

    @Test
    default void whatIsAlmostAnIdReachesNobody() {
        for (String suggested : List.of("Kit-7-a_b", "Kit-" + "x".repeat(180))) {
            UserStore store = emptyStore();
            assertIsAlone(store, store.create(suggested, Users.ada().document()));
        }
    }

    private static void assertIsAlone(UserStore store, StoredUser ada) {
        for (String id : nearMissesOf(ada.id())) {
            assertThat(store.find(id))
                    .as("find: '%s' is not '%s'", id, ada.id())
                    .isEmpty();
            assertThat(store.replace(id, ada.version(), Users.bob().document()))
                    .as("replace: '%s' is not '%s'", id, ada.id())
                    .isEmpty();
            assertThat(store.delete(id, ada.version()))
                    .as("delete: '%s' is not '%s'", id, ada.id())
                    .isFalse();
        }
        Checks.assertUnchanged("what is almost an id reaches nobody", store, ada);
    }

    @Test
    default void whatIsAlmostAVersionChangesNothing() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.ada());
        for (String version : nearMissesOf(ada.version())) {
            assertChangesNothing(store, ada, version);
        }
        Checks.assertUnchanged("a version is an opaque text, not a number or a pattern", store, ada);
    }

    /** Tests versions that are longer than one character, as those of a store are that counts. */
    @Test
    default void noPartOfAVersionIsTheVersion() {
        UserStore store = emptyStore();
        StoredUser user = create(store, Users.ada());
        for (int i = 0; i < 12; i++) {
            user = Steps.replace(store, user, Users.ada().with("title", "title " + i));
        }
        String version = user.version();
        for (int i = 0; i < version.length(); i++) {
            assertChangesNothing(store, user, version.substring(0, i));
            assertChangesNothing(store, user, version.substring(i + 1));
        }
    }

    private static void assertChangesNothing(UserStore store, StoredUser user, String version) {
        assertThat(store.replace(user.id(), version, Users.bob().document()))
                .as("replace: '%s' is not '%s'", version, user.version())
                .isEmpty();
        assertThat(store.delete(user.id(), version))
                .as("delete: '%s' is not '%s'", version, user.version())
                .isFalse();
    }

    private static List<String> nearMissesOf(String text) {
        String rest = text.substring(1);
        return Stream.of(
                        text.toUpperCase(Locale.ROOT),
                        text.toLowerCase(Locale.ROOT),
                        text + " ",
                        " " + text,
                        text + "\n",
                        text + "\u0000",
                        text + "\u200d",
                        text + "0",
                        text + ".0",
                        "0" + text,
                        "+" + text,
                        "\"" + text + "\"",
                        "W/\"" + text + "\"",
                        rest,
                        "_" + rest,
                        "?" + rest,
                        "." + rest,
                        "%" + rest,
                        "*",
                        "%",
                        text + "%",
                        text + "*",
                        text.substring(0, text.length() - 1))
                .filter(other -> !other.equals(text))
                .toList();
    }
}
