package io.scimserver.testkit.group;

import static io.scimserver.testkit.support.Filters.where;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Contract of filters on members: pages, totals and orders are those of any other filter. */
public interface MemberFilterContract extends EmptyGroupStores {

    @Test
    default void pagesAndTotalsAreThoseOfTheGroupsWithTheMember() {
        Directory acme = sevenGroups();
        Filter ada = member("ada");
        UserPage page = acme.page(ada, new Paging.Offset(2, 2));
        assertThat(names(page)).as("the second and third of four").containsExactly("g4", "g2");
        assertThat(page.totalResults()).isEqualTo(4);
        UserPage none = acme.page(ada, new Paging.Offset(1, 0));
        assertThat(none.users()).as("a count of 0").isEmpty();
        assertThat(none.totalResults()).as("a count of 0").isEqualTo(4);
        UserPage behind = acme.page(ada, new Paging.Offset(5, 2));
        assertThat(behind.users()).as("behind the end").isEmpty();
        assertThat(behind.totalResults()).as("behind the end").isEqualTo(4);
    }

    @Test
    default void otherConditionsCountToo() {
        Directory acme = sevenGroups();
        Filter both = Filter.and(member("ada"), where("displayName").gt("g2"));
        assertThat(names(acme.page(both, new Paging.Offset(1, 10)))).containsExactly("g6", "g4");
        Filter three = Filter.and(
                where("displayName").gt("g0"), Filter.not(where("externalId").eq("x4")), member("ada"));
        UserPage page = acme.page(three, new Paging.Offset(1, 1));
        assertThat(names(page)).containsExactly("g6");
        assertThat(page.totalResults()).isEqualTo(2);
        assertThat(acme.page(Filter.and(member("ben"), where("displayName").eq("g4")), new Paging.Offset(1, 10))
                        .totalResults())
                .isZero();
    }

    @Test
    default void groupsWithTheMemberAreSortedWhereSortingIsDeclared() {
        Directory acme = sevenGroups();
        if (acme.groups().features().contains(StoreFeature.SORTING)) {
            Sort byName = new Sort(where("displayName").path(), SortOrder.ASCENDING);
            UserPage page = acme.sorted(member("ada"), byName, new Paging.Offset(2, 2));
            assertThat(names(page)).containsExactly("g2", "g4");
            assertThat(page.totalResults()).isEqualTo(4);
        }
    }

    @Test
    default void aWalkMeetsTheGroupsWithTheMemberWhereCursorsAreDeclared() {
        Directory acme = sevenGroups();
        if (acme.groups().features().contains(StoreFeature.CURSORS)) {
            List<String> met = new ArrayList<>();
            Optional<String> position = Optional.empty();
            for (int page = 0; page < 2; page++) {
                UserPage found = acme.page(member("ada"), new Paging.Cursor(position, 2));
                assertThat(found.totalResults()).isEqualTo(4);
                met.addAll(names(found));
                position = found.nextPosition();
            }
            assertThat(met).containsExactly("g6", "g4", "g2", "g0");
            assertThat(position).as("a walk ends with its last full page").isEmpty();
        }
    }

    @Test
    default void groupsAreFoundByDirectMembersAsTheyAreNow() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        String ada = acme.user("ada");
        StoredUser inner = acme.group("Inner", ada);
        StoredUser outer = acme.nested("Outer", inner.id());
        StoredUser changed = acme.add(inner, acme.user("ben")).orElseThrow().group();
        assertThat(found(acme, member(ada)))
                .as("direct members only, at the latest version")
                .containsExactly(changed);
        assertThat(found(acme, member(inner.id())))
                .as("groups are members, too")
                .containsExactly(outer);
        assertThat(found(acme, where("displayName").sw("I")))
                .as("a change of members is seen in every list")
                .containsExactly(changed);
        assertThat(acme.groups().groupsOf(Set.of(ada)).get(ada))
                .as("a change of members is seen by everybody")
                .containsExactly(changed);
        acme.remove(changed, ada);
        assertThat(found(acme, member(ada))).as("who has left").isEmpty();
    }

    /** Tests filters that a store need not support. */
    @TestFactory
    default Stream<DynamicTest> otherFiltersOnMembersAreRefusedOrExact() {
        Directory acme = sevenGroups();
        return Stream.of(
                        refusedOr(Filter.not(member("ada")), "g5", "g3", "g1"),
                        refusedOr(where("members", "value").ne("ada"), "g5", "g3", "g1"),
                        refusedOr(
                                Filter.or(member("ada"), where("displayName").eq("g5")), "g6", "g5", "g4", "g2", "g0"),
                        refusedOr(Filter.or(member("ada"), member("ben")), "g6", "g5", "g4", "g3", "g2", "g1", "g0"),
                        refusedOr(Filter.and(member("ada"), member("ben"))),
                        refusedOr(where("members", "value").co("d"), "g6", "g4", "g2", "g0"),
                        refusedOr(where("members", "value").sw("b"), "g5", "g3", "g1"),
                        refusedOr(where("members", "value").pr(), "g6", "g5", "g4", "g3", "g2", "g1", "g0"))
                .map(expected ->
                        DynamicTest.dynamicTest(expected.filter().toString(), () -> assertRefusedOr(acme, expected)));
    }

    /** Filter and the names of the groups that match. */
    record Expected(Filter filter, List<String> names) {}

    private static Expected refusedOr(Filter filter, String... names) {
        return new Expected(filter, List.of(names));
    }

    private static void assertRefusedOr(Directory acme, Expected expected) {
        try {
            UserPage page = acme.page(expected.filter(), new Paging.Offset(1, 100));
            assertThat(names(page)).as("%s", expected.filter()).isEqualTo(expected.names());
        } catch (UnsupportedQuery refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    /** Returns groups g6, g5, ... g0, by creation: ada is in those with even numbers, ben in the others. */
    private Directory sevenGroups() {
        Directory acme = new Directory(emptyGroupStores(), "acme");
        for (int i = 6; i >= 0; i--) {
            acme.groups()
                    .create(
                            Directory.newId(),
                            Directory.document("g" + i, "x" + i),
                            Directory.unknown(List.of(i % 2 == 0 ? "ada" : "ben")));
        }
        return acme;
    }

    private static List<StoredUser> found(Directory acme, Filter filter) {
        return acme.page(filter, new Paging.Offset(1, 100)).users();
    }

    private static Filter member(String id) {
        return where("members", "value").eq(id);
    }

    private static List<String> names(UserPage page) {
        return page.users().stream().map(Directory::name).toList();
    }
}
