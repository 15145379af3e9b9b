package io.scimserver.testkit.user.write;

import static io.scimserver.testkit.support.Filters.enterprise;
import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests that searches follow every attribute through create, change and removal: an index is as new as the user. */
public interface ChangedValueContract extends EmptyStore {

    /**
     * Attribute with two values.
     *
     * @param before a filter for the value of {@code ada}
     * @param after a filter for another value
     * @param changed the user with that value
     */
    record Attribute(Filter before, Filter after, UserFixture changed) {}

    @TestFactory
    default Stream<DynamicTest> aValueIsFoundAsLongAsTheUserHasIt() {
        return attributes()
                .map(attribute -> DynamicTest.dynamicTest(attribute.before().toString(), () -> {
                    UserStore store = emptyStore();
                    StoredUser ada = Steps.create(store, Users.ada());
                    assertFound(store, attribute.before(), "ada");
                    assertFound(store, attribute.after());
                    StoredUser changed = Steps.replace(store, ada, attribute.changed());
                    assertFound(store, attribute.before());
                    assertFound(store, attribute.after(), "ada");
                    StoredUser plain = Steps.replace(store, changed, Users.named("ada"));
                    assertFound(store, attribute.before());
                    assertFound(store, attribute.after());
                    StoredUser again = Steps.replace(store, plain, Users.ada());
                    assertFound(store, attribute.before(), "ada");
                    Steps.delete(store, again);
                    assertFound(store, attribute.before());
                }));
    }

    @TestFactory
    default Stream<DynamicTest> aValueThatCameInABatchIsFoundToo() {
        UserStore store = emptyStore();
        store.createAll(List.of(
                new NewUser(Steps.newId(), Users.named("bob").document()),
                new NewUser(Steps.newId(), Users.ada().document())));
        return attributes()
                .map(attribute -> DynamicTest.dynamicTest(attribute.before().toString(), () -> {
                    assertFound(store, attribute.before(), "ada");
                    assertFound(store, attribute.after());
                }));
    }

    private void assertFound(UserStore store, Filter filter, String... names) {
        assertThat(userNames(Steps.search(this, store, filter)))
                .as("who has this value now: %s", filter)
                .containsExactly(names);
    }

    private static Stream<Attribute> attributes() {
        UserFixture ada = Users.ada();
        return Stream.of(
                new Attribute(
                        where("externalId").eq("Ada-1"), where("externalId").eq("A-2"), ada.with("externalId", "A-2")),
                new Attribute(where("title").eq("countess"), where("title").eq("dr"), ada.with("title", "Dr")),
                new Attribute(
                        where("displayName").sw("ada l"), where("displayName").sw("x"), ada.with("displayName", "X")),
                new Attribute(where("active").eq(true), where("active").eq(false), ada.with("active", false)),
                new Attribute(
                        where("emails", "value").eq("ada@home.example"),
                        where("emails", "value").eq("new@x.example"),
                        Users.named("ada").withEmail("new@x.example")),
                new Attribute(
                        where("emails").has(where("type").eq("home")),
                        where("emails").has(where("type").eq("other")),
                        Users.named("ada").withEmail("other", "new@x.example")),
                new Attribute(
                        enterprise("department").eq("research"),
                        enterprise("department").eq("sales"),
                        ada.withEnterprise("department", "Sales")),
                new Attribute(kit("badge").eq("AbC"), kit("badge").eq("abc"), ada.withKit("badge", "abc")),
                new Attribute(kit("shoeSize").eq(38), kit("shoeSize").eq(39), ada.withKit("shoeSize", 39)),
                new Attribute(
                        kit("hired").lt("2021-01-01T00:00:00Z"),
                        kit("hired").ge("2021-01-01T00:00:00Z"),
                        ada.withKit("hired", "2021-01-01T00:00:00Z")),
                new Attribute(kit("remote").eq(true), kit("remote").eq(false), ada.withKit("remote", false)),
                new Attribute(
                        kit("skills").eq("engines"), kit("skills").eq("art"), ada.withKitJson("skills", "[\"art\"]")),
                new Attribute(kit("levels").eq(30), kit("levels").eq(31), ada.withKitJson("levels", "[31]")));
    }
}
