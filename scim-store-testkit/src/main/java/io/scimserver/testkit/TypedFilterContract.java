package io.scimserver.testkit;

import static io.scimserver.testkit.FilterTable.finds;
import static io.scimserver.testkit.FilterTable.findsNobody;
import static io.scimserver.testkit.Filters.enterprise;
import static io.scimserver.testkit.Filters.kit;
import static io.scimserver.testkit.Filters.where;
import static io.scimserver.testkit.Steps.create;
import static io.scimserver.testkit.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Filters over everything that is not text, and over what the store itself keeps of a user. */
public interface TypedFilterContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> numbersCompareByValue() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(kit("shoeSize").eq(38), "ada"),
                        finds(kit("shoeSize").ne(38), "bob", "carl", "dora"),
                        finds(kit("shoeSize").gt(38), "carl"),
                        finds(kit("shoeSize").ge(38), "ada", "carl"),
                        finds(kit("shoeSize").lt(38), "bob", "dora"),
                        finds(kit("shoeSize").le(4), "bob", "dora"),
                        finds(kit("shoeSize").eq(0), "dora"),
                        finds(kit("shoeSize").lt(3_000_000_000L), "ada", "bob", "carl", "dora"),
                        finds(kit("score").eq(1.5), "ada"),
                        finds(kit("score").gt(1.25), "ada", "bob"),
                        finds(kit("score").gt(9), "bob"),
                        finds(kit("score").lt(0), "carl"),
                        finds(kit("score").ne(1.5), "bob", "carl", "dora"));
    }

    @TestFactory
    default Stream<DynamicTest> booleansCompareByValue() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(where("active").eq(true), "ada"),
                        finds(where("active").eq(false), "bob"),
                        finds(where("active").ne(true), "bob", "carl", "dora"),
                        finds(where("active").ne(false), "ada", "carl", "dora"),
                        finds(kit("remote").eq(true), "ada"));
    }

    @TestFactory
    default Stream<DynamicTest> dateTimesCompareAsInstants() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(kit("hired").eq("2020-01-01T00:00:00Z"), "ada"),
                        finds(kit("hired").eq("2020-01-01T00:00:00.000Z"), "ada"),
                        finds(kit("hired").eq("2019-12-31T19:00:00-05:00"), "ada"),
                        finds(kit("hired").eq("2019-12-31T23:30:00Z"), "bob"),
                        finds(kit("hired").ne("2020-01-01T00:00:00.0Z"), "bob", "carl", "dora"),
                        finds(kit("hired").gt("2020-01-01T00:00:00Z"), "carl"),
                        finds(kit("hired").ge("2020-01-01T00:00:00Z"), "ada", "carl"),
                        finds(kit("hired").lt("2020-01-01T00:00:00Z"), "bob"),
                        finds(kit("hired").le("2020-01-01T09:00:00+09:00"), "ada", "bob"),
                        finds(kit("hired").gt("1969-12-31T00:00:00Z"), "ada", "bob", "carl"),
                        findsNobody(kit("hired").gt("2020-01-01T00:00:00.0011Z")));
    }

    @TestFactory
    default Stream<DynamicTest> textsThatLookLikeDatesCompareAsText() {
        return FilterTable.over(
                        this,
                        Users.named("zulu").with("title", "2020-01-01T00:00:00Z"),
                        Users.named("paris").with("title", "2020-01-01T01:00:00+01:00"))
                .check(
                        finds(where("title").eq("2020-01-01T00:00:00Z"), "zulu"),
                        finds(where("title").gt("2020-01-01T00:30:00Z"), "paris"));
    }

    @TestFactory
    default Stream<DynamicTest> referencesAndBinaryValuesCompareExactly() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(kit("homepage").eq("https://example.org/Ada"), "ada"),
                        finds(kit("homepage").ne("https://example.org/Ada"), "bob", "carl", "dora"),
                        finds(kit("homepage").ew("/ada"), "bob"),
                        findsNobody(kit("homepage").eq("HTTPS://EXAMPLE.ORG/ADA")),
                        finds(kit("key").eq("AQID"), "ada"),
                        finds(kit("key").eq("aqid"), "bob"),
                        finds(kit("key").pr(), "ada", "bob"));
    }

    @TestFactory
    default Stream<DynamicTest> extensionsAreFoundByTheirUrn() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(enterprise("department").eq("RESEARCH"), "ada"),
                        finds(enterprise("department").ne("Research"), "bob", "carl", "dora"),
                        finds(enterprise("manager", "value").eq("Boss-1"), "ada"),
                        findsNobody(enterprise("manager", "value").eq("boss-1")),
                        finds(enterprise("manager").pr(), "ada"),
                        finds(where("title").eq("Countess"), "ada"),
                        finds(kit("title").eq("Countess"), "bob"),
                        finds(where("schemas").eq(KitSchema.ENTERPRISE), "ada"),
                        finds(where("schemas").eq(KitSchema.KIT), "ada", "bob", "carl", "dora"),
                        findsNobody(where("schemas").eq("urn:example:other")));
    }

    @Test
    default void idIsFoundExactly() {
        UserStore store = emptyStore();
        StoredUser ada = store.create("Kit-Id-A", Users.ada().document());
        StoredUser bob = store.create("kit-id-a", Users.bob().document());
        assertThat(userNames(Steps.search(store, where("id").eq(ada.id()))))
                .as("id is an attribute that filters know, and case counts in it")
                .containsExactly("ada");
        assertThat(userNames(Steps.search(store, where("id").ne(ada.id()))))
                .as("id ne finds the others")
                .containsExactly("bob");
        assertThat(userNames(Steps.search(
                        store, Filter.or(where("id").eq(ada.id()), where("id").eq(bob.id())))))
                .as("several ids in one filter")
                .containsExactly("ada", "bob");
        assertThat(userNames(Steps.search(store, where("id").pr())))
                .as("every user has an id")
                .containsExactly("ada", "bob");
        assertThat(userNames(Steps.search(store, where("id").eq("no such id"))))
                .as("an id that nobody has")
                .isEmpty();
    }

    @Test
    default void resourceTypeIsUser() {
        UserStore store = emptyStore();
        create(store, Users.ada());
        assertThat(userNames(Steps.search(store, where("meta", "resourceType").eq("User"))))
                .as("all that a user store holds are users")
                .containsExactly("ada");
        assertThat(userNames(Steps.search(store, where("meta", "resourceType").eq("Group"))))
                .as("a user store holds no groups")
                .isEmpty();
    }

    @Test
    default void createdComparesAsAnInstant() {
        UserStore store = emptyStore();
        List<StoredUser> users = Steps.createNumbered(store, 30);
        Instant middle = users.get(15).created();
        assertFinds(
                store,
                users,
                where("meta", "created").ge(middle),
                user -> !user.created().isBefore(middle));
        assertFinds(
                store,
                users,
                where("meta", "created").gt(middle),
                user -> user.created().isAfter(middle));
        assertFinds(
                store,
                users,
                where("meta", "created").lt(middle),
                user -> user.created().isBefore(middle));
        assertFinds(
                store,
                users,
                where("meta", "created").eq(middle),
                user -> user.created().equals(middle));
        assertFinds(store, users, where("meta", "created").pr(), user -> true);
    }

    @Test
    default void lastModifiedComparesAsAnInstantInAnyZone() {
        UserStore store = emptyStore();
        List<StoredUser> users = new ArrayList<>(Steps.createNumbered(store, 30));
        Instant lastCreation = users.get(29).created();
        for (int i : new int[] {3, 10, 20}) {
            users.set(i, changedAfter(lastCreation, store, users.get(i)));
        }
        Instant when = users.get(10).lastModified();
        String elsewhere = when.atOffset(ZoneOffset.ofHours(-9)).toString();
        assertFinds(
                store,
                users,
                where("meta", "lastModified").ge(elsewhere),
                user -> !user.lastModified().isBefore(when));
        assertFinds(
                store,
                users,
                where("meta", "lastModified").lt(elsewhere),
                user -> user.lastModified().isBefore(when));
    }

    /** Changes the user until its lastModified differs from every created, so that the two cannot be mixed up. */
    private static StoredUser changedAfter(Instant creation, UserStore store, StoredUser user) {
        StoredUser current = user;
        for (int i = 0; i < 5000 && !current.lastModified().isAfter(creation); i++) {
            current = Steps.replace(
                    store, current, Users.named(Steps.userName(user)).with("title", "title " + i));
        }
        return current;
    }

    private static void assertFinds(
            UserStore store, List<StoredUser> users, Filter filter, Predicate<StoredUser> expected) {
        assertThat(userNames(Steps.search(store, filter)))
                .as("importers ask for what changed since then: %s", filter)
                .isEqualTo(userNames(users.stream().filter(expected).toList()));
    }
}
