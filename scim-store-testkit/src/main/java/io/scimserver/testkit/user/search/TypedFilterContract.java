package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.support.Filters.enterprise;
import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.user.search.FilterTable.finds;
import static io.scimserver.testkit.user.search.FilterTable.findsNobody;

import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.KitSchema;
import io.scimserver.testkit.support.Users;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests of filters over everything that is not text, and over extensions. */
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
    default Stream<DynamicTest> numbersCompareToTheLastDigit() {
        return FilterTable.over(
                        this,
                        Users.named("even")
                                .withKitJson("shoeSize", "9007199254740992")
                                .withKitJson("score", "10"),
                        Users.named("odd")
                                .withKitJson("shoeSize", "9007199254740993")
                                .withKitJson("score", "0.1"),
                        Users.named("long").withKitJson("score", "0.1000000000000000001"))
                .check(
                        finds(kit("shoeSize").eq(9007199254740993L), "odd"),
                        finds(kit("shoeSize").gt(9007199254740992L), "odd"),
                        finds(kit("shoeSize").lt(9007199254740993L), "even"),
                        finds(kit("score").eq(0.1), "odd"),
                        finds(kit("score").ne(0.1), "even", "long"),
                        finds(kit("score").gt(0.1), "even", "long"),
                        finds(kit("score").eq(new BigDecimal("10.0")), "even"),
                        finds(kit("score").eq(new BigDecimal("1e1")), "even"));
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

    /** Tests times to the last digit. Active Directory sends the first days of the first year for "never". */
    @TestFactory
    default Stream<DynamicTest> dateTimesCompareToTheLastDigitAndInEveryYear() {
        return FilterTable.over(
                        this,
                        Users.named("never").withKit("hired", "0001-01-03T00:00:00.0000000Z"),
                        Users.named("even").withKit("hired", "2020-01-01T00:00:00Z"),
                        Users.named("finer").withKit("hired", "2020-01-01T00:00:00.0000001Z"),
                        Users.named("forever").withKit("hired", "9999-12-31T23:59:59.999Z"))
                .check(
                        finds(kit("hired").eq("0001-01-03T00:00:00Z"), "never"),
                        finds(kit("hired").lt("1600-01-01T00:00:00Z"), "never"),
                        finds(kit("hired").eq("2020-01-01T00:00:00Z"), "even"),
                        finds(kit("hired").gt("2020-01-01T00:00:00Z"), "finer", "forever"),
                        finds(kit("hired").le("2020-01-01T00:00:00.0000001Z"), "never", "even", "finer"),
                        finds(kit("hired").ge("9999-12-31T23:59:59.999Z"), "forever"));
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
}
