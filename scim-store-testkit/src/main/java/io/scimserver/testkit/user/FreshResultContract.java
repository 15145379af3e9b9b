package io.scimserver.testkit.user;

import static com.unboundid.scim2.common.filters.Filter.not;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Checks;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import org.junit.jupiter.api.Test;

/** Tests that every later call sees an acknowledged write, although the same call had another result before. */
public interface FreshResultContract extends EmptyStore {

    @Test
    default void whoWasNotThereIsFoundOnceCreated() {
        UserStore store = emptyStore();
        String id = Steps.newId();
        assertThat(store.find(id)).as("nobody is there yet").isEmpty();
        StoredUser created = store.create(id, Users.ada().document());
        Checks.assertUnchanged("'not found' is no fact for ever", store, created);
    }

    @Test
    default void whoWasFoundIsFoundAsItIsNow() {
        UserStore store = emptyStore();
        StoredUser created = create(store, Users.ada());
        Checks.assertUnchanged("create is seen", store, created);
        StoredUser replaced = Steps.replace(store, created, Users.bob());
        Checks.assertUnchanged("replace is seen, although the user was found before", store, replaced);
        Steps.delete(store, replaced);
        assertThat(store.find(created.id()))
                .as("delete is seen, although the user was found before")
                .isEmpty();
    }

    @Test
    default void aSearchThatIsRepeatedSeesTheWritesBetween() {
        UserStore store = emptyStore();
        assertEverySearchGives(store);
        StoredUser ada = create(store, Users.named("ada").with("userType", "Intern"));
        assertEverySearchGives(store, "ada");
        StoredUser bob = create(store, Users.named("bob").with("userType", "intern"));
        assertEverySearchGives(store, "ada", "bob");
        Steps.replace(store, ada, Users.named("augusta").with("userType", "INTERN"));
        assertEverySearchGives(store, "augusta", "bob");
        Steps.delete(store, bob);
        assertEverySearchGives(store, "augusta");
    }

    private void assertEverySearchGives(UserStore store, String... names) {
        String rule = "the answer is that of now, not that of the first time somebody asked";
        assertThat(userNames(Steps.everybody(store))).as(rule).containsExactly(names);
        assertThat(Steps.page(store, 1, 0).totalResults())
                .as("%s, and so is the total", rule)
                .isEqualTo(names.length);
        UserPage found = Steps.search(this, store, where("userType").eq("intern"));
        assertThat(userNames(found)).as(rule).containsExactly(names);
        UserPage total =
                Steps.search(this, store, Steps.query(not(where("userName").eq("nobody")), new Paging.Offset(1, 0)));
        assertThat(total.totalResults()).as("%s, and so is the total", rule).isEqualTo(names.length);
    }
}
