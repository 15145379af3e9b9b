package io.scimserver.testkit.user.walk;

import static com.unboundid.scim2.common.messages.SortOrder.ASCENDING;
import static com.unboundid.scim2.common.messages.SortOrder.DESCENDING;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimserver.store.Sort;
import io.scimserver.store.StoreException.UnsupportedValue;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that users are sorted by the values that they have now, and by the whole of them. */
public interface SortedValueContract extends EmptyStore {

    @Test
    default void aChangedValueMovesItsUser() {
        UserStore store = emptyStore();
        StoredUser first = create(store, Users.named("first").with("title", "a"));
        create(store, Users.named("second").with("title", "b"));
        StoredUser third = create(store, Users.named("third").with("title", "c"));
        Steps.replace(store, first, Users.named("first").with("title", "d"));
        Steps.replace(store, third, Users.named("third"));
        assertThat(sortedBy(store, "title"))
                .as("sorted by the values of now, not by those of the time of creation")
                .containsExactly("second", "first", "third");
    }

    @Test
    default void lastModifiedSortsByTheLastChange() {
        UserStore store = emptyStore();
        StoredUser ada = create(store, Users.named("ada"));
        create(store, Users.named("bob"));
        StoredUser carl = create(store, Users.named("carl"));
        for (int i = 0; i < 5000 && !ada.lastModified().isAfter(carl.lastModified()); i++) {
            ada = Steps.replace(store, ada, Users.named("ada").with("title", "title " + i));
        }
        assertThat(sortedBy(store, "meta", "lastModified"))
                .as("who was changed last comes last")
                .containsExactly("bob", "carl", "ada");
        assertThat(Walk.of(this, store)
                        .sortedBy(new Sort(where("meta", "lastModified").path(), DESCENDING))
                        .onOnePage())
                .as("who was changed last comes first when descending")
                .startsWith("ada");
    }

    @Test
    default void longTextsSortByTheirEndToo() {
        UserStore store = emptyStore();
        String text = "x".repeat(3072);
        try {
            create(store, Users.named("last").with("displayName", text + "c"));
            create(store, Users.named("middle").with("displayName", text + "B"));
            create(store, Users.named("first").with("displayName", text + "a"));
        } catch (UnsupportedValue refused) {
            return;
        }
        assertThat(sortedBy(store, "displayName"))
                .as("an index holds the beginning of a long text, the order needs the whole")
                .containsExactly("first", "middle", "last");
    }

    private List<String> sortedBy(UserStore store, String... names) {
        return Walk.of(this, store)
                .sortedBy(new Sort(where(names).path(), ASCENDING))
                .onOnePage();
    }
}
