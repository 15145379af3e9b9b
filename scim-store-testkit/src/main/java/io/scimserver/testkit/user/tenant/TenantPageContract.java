package io.scimserver.testkit.user.tenant;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static io.scimserver.testkit.support.Tenants.acme;
import static io.scimserver.testkit.support.Tenants.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.testkit.support.EmptyStores;
import io.scimserver.testkit.support.KitSchema;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that every page of a list, and every total, is of one tenant: the first page and those behind it. */
public interface TenantPageContract extends EmptyStores {

    /** Number of users of each tenant in these tests. */
    int USERS = 7;

    @Test
    default void noPageByPositionReachesAnotherTenant() {
        UserStore store = acme(twoTenants());
        for (Optional<Filter> filter : filters()) {
            List<String> walked = new ArrayList<>();
            for (int start = 1; start <= USERS; start += 2) {
                UserPage page = search(store, filter, Optional.empty(), new Paging.Offset(start, 2));
                walked.addAll(userNames(page));
                assertTotal(page, "from %d".formatted(start));
            }
            assertThat(walked).as("pages of one tenant, %s", filter).isEqualTo(own());
            UserPage behind = search(store, filter, Optional.empty(), new Paging.Offset(USERS + 1, 2));
            assertThat(userNames(behind))
                    .as("behind the last user of the tenant")
                    .isEmpty();
            assertTotal(behind, "behind the end");
        }
    }

    @Test
    default void noPageOfAWalkReachesAnotherTenantWhereCursorsAreDeclared() {
        UserStore store = acme(twoTenants());
        if (store.features().contains(StoreFeature.CURSORS)) {
            for (Optional<Filter> filter : filters()) {
                for (Optional<Sort> sort : sorts(store)) {
                    assertThat(walk(store, filter, sort))
                            .as("a position says where a page starts, not whose it is: %s %s", filter, sort)
                            .isEqualTo(own());
                }
            }
        }
    }

    @Test
    default void noSortedPageReachesAnotherTenantWhereSortingIsDeclared() {
        UserStore store = acme(twoTenants());
        for (Optional<Sort> sort : sorts(store)) {
            for (Optional<Filter> filter : filters()) {
                UserPage page = search(store, filter, sort, new Paging.Offset(3, 100));
                assertThat(userNames(page))
                        .as("sorted users of one tenant, %s", filter)
                        .isEqualTo(own().subList(2, USERS));
                assertTotal(page, "sorted");
            }
        }
    }

    @Test
    default void aCountOfZeroCountsTheUsersOfOneTenant() {
        UserStore store = acme(twoTenants());
        for (Optional<Filter> filter : filters()) {
            assertTotal(search(store, filter, Optional.empty(), new Paging.Offset(1, 0)), "of count=0");
            if (store.features().contains(StoreFeature.CURSORS)) {
                assertTotal(
                        search(store, filter, Optional.empty(), new Paging.Cursor(Optional.empty(), 0)),
                        "of a walk with count=0");
            }
        }
    }

    /** Returns stores in which users of two tenants were created by turns. */
    private UserStores twoTenants() {
        UserStores stores = emptyStores();
        for (int i = 0; i < USERS; i++) {
            create(other(stores), Users.named("other" + i).with("active", true));
            create(acme(stores), Users.named("own" + i).with("active", true));
            create(other(stores), Users.named("own" + i).with("active", true));
        }
        return stores;
    }

    private List<String> walk(UserStore store, Optional<Filter> filter, Optional<Sort> sort) {
        List<String> walked = new ArrayList<>();
        Optional<String> position = Optional.empty();
        for (int page = 0; page == 0 || (position.isPresent() && page <= USERS); page++) {
            UserPage found = search(store, filter, sort, new Paging.Cursor(position, 2));
            walked.addAll(userNames(found));
            assertTotal(found, "of page %d".formatted(page));
            position = found.nextPosition();
        }
        return walked;
    }

    private UserPage search(UserStore store, Optional<Filter> filter, Optional<Sort> sort, Paging paging) {
        return Steps.search(this, store, new UserQuery(filter, sort, paging, KitSchema.types()));
    }

    private List<Optional<Filter>> filters() {
        Filter active = where("active").eq(true);
        Filter named = Filter.or(where("userName").sw("o"), active);
        return refuses(active) || refuses(named)
                ? List.of(Optional.empty())
                : List.of(Optional.empty(), Optional.of(active), Optional.of(named));
    }

    private static List<Optional<Sort>> sorts(UserStore store) {
        return store.features().contains(StoreFeature.SORTING)
                ? List.of(
                        Optional.empty(), Optional.of(new Sort(where("userName").path(), SortOrder.ASCENDING)))
                : List.of();
    }

    private static List<String> own() {
        return IntStream.range(0, USERS).mapToObj(i -> "own" + i).toList();
    }

    private static void assertTotal(UserPage page, String which) {
        assertThat(page.totalResults())
                .as("the total counts the users of one tenant: %s", which)
                .isEqualTo(USERS);
    }
}
