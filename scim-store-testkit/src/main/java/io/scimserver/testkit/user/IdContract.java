package io.scimserver.testkit.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that ids and versions, which come from clients, may be any string: none is an error or means something else.
 */
public interface IdContract extends EmptyStore {

    /** Tests ids of a store that does not have them. */
    @TestFactory
    default Stream<DynamicTest> anyStringMayBeAskedForAsAnId() {
        UserStore store = emptyStore();
        StoredUser ada = Steps.create(store, Users.ada());
        return strangeStrings()
                .filter(id -> !id.equals(ada.id()))
                .map(id -> DynamicTest.dynamicTest(Steps.shown(id), () -> {
                    assertThat(store.find(id))
                            .as("find of an id that nobody has")
                            .isEmpty();
                    assertThat(store.replace(id, ada.version(), Users.bob().document()))
                            .as("replace of an id that nobody has")
                            .isEmpty();
                    assertThat(store.delete(id, ada.version()))
                            .as("delete of an id that nobody has")
                            .isFalse();
                    Checks.assertUnchanged("an id that nobody has reaches nobody", store, ada);
                }));
    }

    /** Tests that a client may send anything as {@code If-Match}. */
    @TestFactory
    default Stream<DynamicTest> anyStringMayBeExpectedAsAVersion() {
        UserStore store = emptyStore();
        StoredUser ada = Steps.create(store, Users.ada());
        return Stream.concat(strangeStrings(), Stream.of("*", "W/\"1\"", "-1", "9999999999999999999999"))
                .filter(version -> !version.equals(ada.version()))
                .map(version -> DynamicTest.dynamicTest(Steps.shown(version), () -> {
                    assertThat(store.replace(ada.id(), version, Users.bob().document()))
                            .as("replace at a version that never was")
                            .isEmpty();
                    assertThat(store.delete(ada.id(), version))
                            .as("delete at a version that never was")
                            .isFalse();
                    Checks.assertUnchanged("a version that never was changes nothing", store, ada);
                }));
    }

    /** Tests ids that hosts take over from other systems; a store may use them or give its own. */
    @TestFactory
    default Stream<DynamicTest> idsOfOtherSystemsMayBeSuggested() {
        return Stream.of(
                        "507f1f77bcf86cd799439011",
                        "0190163d-8694-739b-aea5-966c26f8ad90",
                        "42",
                        "CN=Ada Lovelace,OU=Staff",
                        "ada@example.org",
                        "a/b?c#d",
                        "$where",
                        "a.b.c",
                        "\u7814\u7a76",
                        "x".repeat(200))
                .map(id -> DynamicTest.dynamicTest(Steps.shown(id), () -> {
                    UserStore store = emptyStore();
                    StoredUser created = store.create(id, Users.ada().document());
                    Checks.assertUnchanged("a user is found under the id that create returned", store, created);
                    Steps.replace(store, created, Users.bob());
                    Steps.delete(store, Steps.current(store, created.id()));
                    assertThat(store.find(created.id()))
                            .as("deleted under its id")
                            .isEmpty();
                }));
    }

    @Test
    default void idsThatDifferInOneCharacterAreDifferentUsers() {
        UserStore store = emptyStore();
        StoredUser one = store.create("507f1f77bcf86cd799439011", Users.ada().document());
        StoredUser two = store.create("507F1F77BCF86CD799439011", Users.bob().document());
        Checks.assertUnchanged("an id is a string, not a number in hexadecimal", store, one);
        Checks.assertUnchanged("an id is a string, not a number in hexadecimal", store, two);
    }

    private static Stream<String> strangeStrings() {
        return Stream.of(
                "",
                " ",
                "null",
                "0",
                "undefined",
                "507f1f77bcf86cd799439011",
                "00000000-0000-0000-0000-000000000000",
                "{\"$ne\":null}",
                "{\"$gt\":\"\"}",
                "$ne",
                "' or '1'='1",
                "\"; drop table users; --",
                "../../etc/passwd",
                "%00",
                "a\u0000b",
                "\ud83d\ude00",
                "*",
                ".*",
                "x".repeat(10_000));
    }
}
