package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.userNames;
import static io.scimserver.testkit.user.search.FilterTable.finds;
import static io.scimserver.testkit.user.search.FilterTable.findsNobody;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests of numbers and times beyond those that databases expect, and of what a store keeps of a user by itself. */
public interface ExtremeValueContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> integersBeyond64BitsCompareByValue() {
        BigDecimal twoTo64 = new BigDecimal("18446744073709551616");
        BigDecimal twoTo63 = new BigDecimal("9223372036854775808");
        return FilterTable.over(
                        this,
                        Users.named("small").withKit("shoeSize", 38),
                        Users.named("max").withKitJson("shoeSize", "9223372036854775807"),
                        Users.named("beyond").withKitJson("shoeSize", "9223372036854775808"),
                        Users.named("negative").withKitJson("shoeSize", "-9223372036854775809"))
                .check(
                        findsNobody(kit("shoeSize").eq(twoTo64.add(BigDecimal.valueOf(38)))),
                        findsNobody(kit("shoeSize").gt(twoTo64)),
                        finds(kit("shoeSize").lt(twoTo64), "small", "max", "beyond", "negative"),
                        finds(kit("shoeSize").ge(twoTo63), "beyond"),
                        finds(kit("shoeSize").eq(twoTo63), "beyond"),
                        finds(kit("shoeSize").gt(twoTo63.negate()), "small", "max", "beyond"),
                        finds(kit("shoeSize").lt(twoTo63.negate()), "negative"));
    }

    /** Tests numbers with more digits than the number types of databases have; a store may refuse them. */
    @Test
    default void numbersOfAHundredDigitsCompareByValueOrAreRefused() {
        UserStore store = emptyStore();
        String many = "7".repeat(100);
        String fraction = "0." + "0".repeat(40);
        UserFixture one = Users.named("one").withKitJson("shoeSize", many + "1").withKitJson("score", fraction + "1");
        UserFixture two = Users.named("two").withKitJson("shoeSize", many + "2").withKitJson("score", fraction + "2");
        if (Steps.isKept(store, one) && Steps.isKept(store, two)) {
            assertFindsOrRefuses(store, kit("shoeSize").eq(new BigDecimal(many + "1")), "one");
            assertFindsOrRefuses(store, kit("shoeSize").gt(new BigDecimal(many + "1")), "two");
            assertFindsOrRefuses(store, kit("shoeSize").lt(new BigDecimal(many + "1")));
            assertFindsOrRefuses(store, kit("score").eq(new BigDecimal(fraction + "2")), "two");
            assertFindsOrRefuses(store, kit("score").lt(new BigDecimal(fraction + "2")), "one");
            assertFindsOrRefuses(store, kit("score").le(0));
        }
    }

    private static void assertFindsOrRefuses(UserStore store, Filter filter, String... userNames) {
        try {
            assertThat(Steps.userNames(store.search(Steps.query(filter, new Paging.Offset(1, 10)))))
                    .as("%s", filter)
                    .containsExactly(userNames);
        } catch (UnsupportedQuery refused) {
            assertThat(refused).as("a reason is given").hasMessageMatching("(?s).+");
        }
    }

    @TestFactory
    default Stream<DynamicTest> dateTimesOfEveryOffsetAndEraCompare() {
        return FilterTable.over(
                        this,
                        Users.named("east").withKit("hired", "2020-01-01T14:00:00+14:00"),
                        Users.named("west").withKit("hired", "2019-12-31T10:00:00-14:00"),
                        Users.named("ancient").withKit("hired", "-0044-03-15T12:00:00Z"))
                .check(
                        finds(kit("hired").eq("2020-01-01T00:00:00Z"), "east", "west"),
                        finds(kit("hired").lt("0001-01-01T00:00:00Z"), "ancient"),
                        finds(kit("hired").gt("-0045-01-01T00:00:00Z"), "east", "west", "ancient"));
    }

    /** Tests texts that are no dateTime (XML Schema), which match no comparison. */
    @TestFactory
    default Stream<DynamicTest> textsThatAreAlmostDateTimesMatchNoComparison() {
        return FilterTable.over(
                        this,
                        Users.named("date").withKit("hired", "2020-01-01"),
                        Users.named("minutes").withKit("hired", "2020-01-01T00:00Z"),
                        Users.named("blanks").withKit("hired", " 2020-01-01T00:00:00Z "),
                        Users.named("small").withKit("hired", "2020-01-01t00:00:00z"),
                        Users.named("hour").withKit("hired", "2020-01-01T24:30:00Z"),
                        Users.named("leap").withKit("hired", "2020-01-01T00:00:60Z"),
                        Users.named("offset").withKit("hired", "2020-01-01T00:00:00+15:00"),
                        Users.named("february").withKit("hired", "2019-02-29T00:00:00Z"),
                        Users.named("right").withKit("hired", "2020-02-29T00:00:00Z"))
                .check(
                        finds(kit("hired").gt("1970-01-01T00:00:00Z"), "right"),
                        finds(kit("hired").le("2100-01-01T00:00:00Z"), "right"));
    }

    @TestFactory
    default Stream<DynamicTest> dateTimesOfEveryFormAreInstants() {
        return FilterTable.over(
                        this,
                        Users.named("utc").withKit("hired", "2020-01-01T00:00:00Z"),
                        Users.named("local").withKit("hired", "2020-01-01T00:00:00"),
                        Users.named("midnight").withKit("hired", "2019-12-31T24:00:00Z"),
                        Users.named("later").withKit("hired", "2020-01-01T00:00:01"),
                        Users.named("far").withKit("hired", "12020-01-01T00:00:00Z"))
                .check(
                        finds(kit("hired").eq("2020-01-01T00:00:00Z"), "utc", "local", "midnight"),
                        finds(kit("hired").eq("2020-01-01T00:00:00"), "utc", "local", "midnight"),
                        finds(kit("hired").eq("2019-12-31T24:00:00Z"), "utc", "local", "midnight"),
                        finds(kit("hired").eq("2019-12-31T24:00:00-00:00"), "utc", "local", "midnight"),
                        finds(kit("hired").gt("2020-01-01T00:00:00"), "later", "far"),
                        finds(kit("hired").gt("9999-12-31T23:59:59Z"), "far"),
                        finds(kit("hired").lt("10000-01-01T00:00:00Z"), "utc", "local", "midnight", "later"),
                        finds(kit("hired").eq("12020-01-01T00:00:00.000Z"), "far"));
    }

    @Test
    default void aVersionIsFoundExactly() {
        UserStore store = emptyStore();
        List<StoredUser> users = Steps.createNumbered(store, 3);
        StoredUser changed = Steps.replace(store, users.get(1), Users.named("changed"));
        String version = changed.version();
        assertThat(found(store, where("meta", "version").eq(version)))
                .as("meta.version is an attribute that filters know")
                .contains("changed")
                .hasSameSizeAs(Steps.everybody(store).users().stream()
                        .filter(user -> user.version().equals(version))
                        .toList());
        assertThat(found(store, where("meta", "version").eq(users.get(1).version())))
                .as("a version that is over")
                .doesNotContain("changed");
        assertThat(found(store, where("meta", "version").pr()))
                .as("every user has a version")
                .hasSize(3);
        assertThat(found(store, where("meta", "version").eq(version + "x")))
                .as("no such version")
                .isEmpty();
    }

    @Test
    default void partsOfAnIdAreFoundExactly() {
        UserStore store = emptyStore();
        StoredUser ada = store.create("Kit-Id-A.x", Users.ada().document());
        StoredUser bob = create(store, Users.bob());
        String id = ada.id();
        String beginning = id.substring(0, id.length() - 1);
        assertThat(found(store, where("id").sw(id)))
                .as("an id begins with itself")
                .containsExactly("ada");
        assertThat(found(store, where("id").ew(id.substring(1))))
                .as("the end of an id")
                .contains("ada");
        assertThat(found(store, where("id").sw(beginning)))
                .as("the beginning of an id")
                .contains("ada");
        assertThat(found(store, where("id").co(id.substring(1))))
                .as("a part of an id")
                .contains("ada");
        assertThat(found(store, where("id").co(id + bob.id())))
                .as("more than an id")
                .isEmpty();
        for (String other : List.of(id.toUpperCase(Locale.ROOT), id.toLowerCase(Locale.ROOT), id.replace('.', '_'))) {
            if (!other.equals(id)) {
                assertThat(found(store, where("id").sw(other)))
                        .as("ids compare exactly: %s", other)
                        .isEmpty();
                assertThat(found(store, where("id").co(other)))
                        .as("ids compare exactly: %s", other)
                        .isEmpty();
            }
        }
    }

    @TestFactory
    default Stream<DynamicTest> theResourceTypeComparesAsItsAttributeSays() {
        return FilterTable.over(this, Users.ada(), Users.bob())
                .check(
                        finds(where("meta", "resourceType").eq("User"), "ada", "bob"),
                        findsNobody(where("meta", "resourceType").eq("user")),
                        findsNobody(where("meta", "resourceType").ne("User")),
                        finds(where("meta", "resourceType").sw("Us"), "ada", "bob"),
                        findsNobody(where("meta", "resourceType").co("u")),
                        finds(where("meta", "resourceType").pr(), "ada", "bob"));
    }

    private List<String> found(UserStore store, Filter filter) {
        return userNames(Steps.search(this, store, filter));
    }
}
