package io.scimserver.testkit.user.walk;

import static com.unboundid.scim2.common.messages.SortOrder.ASCENDING;
import static com.unboundid.scim2.common.messages.SortOrder.DESCENDING;
import static io.scimserver.testkit.support.Filters.enterprise;
import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.SortOrder;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.Filters.Operand;
import io.scimserver.testkit.support.Json;
import io.scimserver.testkit.support.KitSchema;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import io.scimserver.testkit.user.UserStoreContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Contract of stores that declare {@code SORTING} (RFC 7644 §3.4.2.3); implement it beside {@link UserStoreContract}.
 */
public interface SortingContract extends SortedValueContract, CollationContract {

    @Test
    default void caseInsensitiveAttributesSortByTheirFoldedValue() {
        UserStore store = emptyStore();
        Steps.createAll(
                store,
                Users.named("b"),
                Users.named("C"),
                Users.named("\uff41"),
                Users.named("\u00c9"),
                Users.named("D"));
        assertOrder(store, where("userName"), "\uff41", "b", "C", "D", "\u00c9");
    }

    @Test
    default void exactAttributesSortByTheirCharacters() {
        UserStore store = emptyStore();
        Steps.createAll(
                store,
                Users.named("one").withKit("badge", "b"),
                Users.named("two").withKit("badge", "C"),
                Users.named("three").withKit("badge", "a"));
        assertOrder(store, kit("badge"), "two", "three", "one");
    }

    @Test
    default void everyKindOfAttributeCanBeSortedBy() {
        UserStore store = emptyStore();
        for (String name : List.of("c", "D", "a", "B")) {
            Steps.create(
                    store,
                    Users.named("of " + name)
                            .with("externalId", name)
                            .with("name", Json.read("{\"familyName\":\"" + name + "\"}"))
                            .withEnterprise("manager", Json.read("{\"displayName\":\"" + name + "\"}"))
                            .withEnterprise("department", name));
        }
        assertOrder(store, where("externalId"), "of B", "of D", "of a", "of c");
        for (Operand by :
                List.of(where("name", "familyName"), enterprise("department"), enterprise("manager", "displayName"))) {
            assertOrder(store, by, "of a", "of B", "of c", "of D");
        }
    }

    @Test
    default void numbersSortByValue() {
        UserStore store = emptyStore();
        Steps.createAll(store, Users.carl(), Users.ada(), Users.bob());
        assertOrder(store, kit("shoeSize"), "bob", "ada", "carl");
        assertOrder(store, kit("score"), "carl", "ada", "bob");
    }

    @Test
    default void dateTimesSortAsInstants() {
        UserStore store = emptyStore();
        Steps.createAll(store, Users.carl(), Users.ada(), Users.bob());
        assertOrder(store, kit("hired"), "bob", "ada", "carl");
    }

    @Test
    default void booleansSortFalseFirst() {
        UserStore store = emptyStore();
        Steps.createAll(store, Users.ada(), Users.bob());
        assertOrder(store, where("active"), "bob", "ada");
    }

    @Test
    default void multiValuedAttributesSortByThePrimaryValueOrElseTheFirst() {
        UserStore store = emptyStore();
        Steps.createAll(
                store,
                Users.named("first-is-m").withEmail("m@x").withEmail("a@x"),
                Users.named("primary-is-b")
                        .withEmail("z@x")
                        .withElement("emails", "{\"value\":\"b@x\",\"primary\":true}"),
                Users.named("first-is-c").withEmail("c@x").withEmail("y@x"));
        assertOrder(store, where("emails", "value"), "primary-is-b", "first-is-c", "first-is-m");
    }

    @Test
    default void anElementWithoutTheSubAttributeCountsAsMissing() {
        UserStore store = emptyStore();
        Steps.createAll(
                store,
                Users.named("first-lacks")
                        .withElement("emails", "{\"type\":\"work\"}")
                        .withEmail("a@x"),
                Users.named("primary-lacks")
                        .withEmail("b@x")
                        .withElement("emails", "{\"type\":\"work\",\"primary\":true}"),
                Users.named("has").withEmail("z@x"));
        assertThat(sorted(store, where("emails", "value"), ASCENDING))
                .as("the primary element, or else the first, says what a user is sorted by")
                .containsExactly("has", "first-lacks", "primary-lacks");
    }

    @Test
    default void severalSimpleValuesSortByTheFirst() {
        UserStore store = emptyStore();
        Steps.createAll(
                store,
                Users.named("m").withKitJson("skills", "[\"m\",\"a\",\"z\"]"),
                Users.named("c").withKitJson("skills", "[\"c\",\"b\"]"),
                Users.named("d").withKitJson("skills", "[\"D\"]"));
        assertOrder(store, kit("skills"), "c", "d", "m");
    }

    @Test
    default void whoLacksTheAttributeComesLastAscendingAndFirstDescending() {
        UserStore store = emptyStore();
        Steps.createAll(
                store,
                Users.named("without"),
                Users.named("b").with("title", "b"),
                Users.named("null").with("title", Json.read("null")),
                Users.named("a").with("title", "a"));
        assertThat(sorted(store, where("title"), ASCENDING))
                .as("RFC 7644 §3.4.2.3: without a value last when ascending")
                .containsExactly("a", "b", "without", "null");
        assertThat(sorted(store, where("title"), DESCENDING))
                .as("RFC 7644 §3.4.2.3: without a value first when descending")
                .containsExactly("without", "null", "b", "a");
    }

    @Test
    default void tiesAreInCreationOrderBothWays() {
        UserStore store = emptyStore();
        Steps.createAll(
                store,
                Users.named("z").with("title", "same"),
                Users.named("m").with("title", "SAME"),
                Users.named("a").with("title", "same"));
        assertThat(sorted(store, where("title"), ASCENDING)).as("ties").containsExactly("z", "m", "a");
        assertThat(sorted(store, where("title"), DESCENDING))
                .as("the order is total: ties are in creation order, whatever the direction")
                .containsExactly("z", "m", "a");
    }

    @Test
    default void whatTheStoreKeepsCanBeSortedBy() {
        UserStore store = emptyStore();
        List<StoredUser> users = new ArrayList<>(Steps.createNumbered(store, 6));
        assertThat(sorted(store, where("meta", "created"), ASCENDING))
                .as("created is in creation order")
                .containsExactly("u00", "u01", "u02", "u03", "u04", "u05");
        assertThat(sorted(store, where("meta", "created"), DESCENDING))
                .as("the newest first; those of one moment in creation order")
                .isEqualTo(users.stream()
                        .sorted((one, other) -> other.created().compareTo(one.created()))
                        .map(Steps::userName)
                        .toList());
        users.sort((one, other) -> one.id().compareTo(other.id()));
        assertThat(sorted(store, where("id"), ASCENDING)).as("ids sort as text").isEqualTo(Steps.userNames(users));
    }

    @Test
    default void pagesAreCutFromTheSortedMatches() {
        UserStore store = emptyStore();
        for (int i = 0; i < 20; i++) {
            Steps.create(store, Users.named("u%02d".formatted(i * 7 % 20)).with("active", i % 2 == 0));
        }
        List<String> walked = new ArrayList<>();
        for (int start = 1; start <= 10; start += 3) {
            UserPage page = Steps.search(
                    this,
                    store,
                    new UserQuery(
                            Optional.of(where("active").eq(true)),
                            Optional.of(new Sort(where("userName").path(), DESCENDING)),
                            new Paging.Offset(start, 3),
                            KitSchema.types()));
            walked.addAll(Steps.userNames(page));
            assertThat(page.totalResults()).as("the total counts the matches").isEqualTo(10);
        }
        assertThat(walked)
                .as("filter, then sort, then cut: the pages together are the sorted matches")
                .hasSize(10)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    private static void assertOrder(UserStore store, Operand by, String... userNames) {
        assertThat(sorted(store, by, ASCENDING))
                .as("sortBy %s, ascending", by.path())
                .containsExactly(userNames);
        List<String> backwards = new ArrayList<>(List.of(userNames));
        Collections.reverse(backwards);
        assertThat(sorted(store, by, DESCENDING))
                .as("sortBy %s, descending", by.path())
                .isEqualTo(backwards);
    }

    private static List<String> sorted(UserStore store, Operand by, SortOrder order) {
        Optional<Filter> everybody = Optional.empty();
        Sort sort = new Sort(by.path(), order);
        return Steps.userNames(store.search(
                new UserQuery(everybody, Optional.of(sort), new Paging.Offset(1, 100), KitSchema.types())));
    }
}
