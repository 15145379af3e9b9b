package io.scimserver.testkit.user.search;

import static com.unboundid.scim2.common.filters.Filter.not;
import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.user.search.FilterTable.finds;
import static io.scimserver.testkit.user.search.FilterTable.findsNobody;

import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Users;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests of filters over texts: folded or exact as the schema says, on any alphabet, with nothing special in a literal.
 */
public interface TextFilterContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> caseInsensitiveStringsCompareFolded() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(where("userName").eq("ADA"), "ada"),
                        findsNobody(where("userName").eq("ad")),
                        finds(where("userName").ne("ADA"), "bob", "carl", "dora"),
                        finds(where("userName").co("AR"), "carl"),
                        finds(where("userName").co("a"), "ada", "carl", "dora"),
                        finds(where("userName").sw("C"), "carl"),
                        findsNobody(where("userName").sw("arl")),
                        finds(where("userName").ew("A"), "ada", "dora"),
                        findsNobody(where("userName").ew("ad")),
                        finds(where("userName").gt("BOB"), "carl", "dora"),
                        finds(where("userName").ge("BOB"), "bob", "carl", "dora"),
                        finds(where("userName").lt("BOB"), "ada"),
                        finds(where("userName").le("BOB"), "ada", "bob"),
                        finds(where("userName").pr(), "ada", "bob", "carl", "dora"),
                        finds(where("name", "familyName").eq("lovelace"), "ada"),
                        finds(where("name", "familyName").sw("LOVE"), "ada"));
    }

    @TestFactory
    default Stream<DynamicTest> exactStringsHeedCase() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(where("externalId").eq("Ada-1"), "ada"),
                        finds(where("externalId").eq("ada-1"), "bob"),
                        findsNobody(where("externalId").eq("ADA-1")),
                        finds(where("externalId").ne("Ada-1"), "bob", "carl", "dora"),
                        finds(where("externalId").co("da-"), "ada", "bob"),
                        finds(where("externalId").sw("A"), "ada"),
                        finds(where("externalId").ew("-1"), "ada", "bob"),
                        finds(kit("badge").eq("AbC"), "ada"),
                        finds(kit("badge").co("bC"), "ada"),
                        finds(kit("badge").gt("AbC"), "bob"),
                        finds(kit("badge").ge("AbC"), "ada", "bob"),
                        finds(kit("badge").lt("abc"), "ada"),
                        finds(kit("badge").le("abc"), "ada", "bob"));
    }

    @TestFactory
    default Stream<DynamicTest> noCharacterOfALiteralIsSpecial() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(where("displayName").co("(C*rl)"), "carl"),
                        finds(where("displayName").sw("carl ("), "carl"),
                        finds(where("displayName").ew("{1}"), "carl"),
                        finds(where("displayName").co("a.b"), "carl"),
                        findsNobody(where("displayName").co("A.A")),
                        findsNobody(where("displayName").co(".*")),
                        findsNobody(where("displayName").sw("^")),
                        findsNobody(where("displayName").ew("$")),
                        finds(where("displayName").co("^"), "carl"),
                        finds(where("displayName").co("$"), "carl"),
                        finds(where("displayName").co("\\"), "carl"),
                        findsNobody(where("displayName").co("\\E")),
                        finds(where("displayName").co("%"), "carl"),
                        finds(where("displayName").co("_"), "carl"),
                        findsNobody(where("displayName").eq("%")),
                        findsNobody(where("displayName").sw("_")),
                        finds(where("displayName").co("'"), "carl"),
                        finds(where("displayName").co("\""), "carl"),
                        finds(where("displayName").co("[X]"), "carl"),
                        findsNobody(where("displayName").co("[a-z]")),
                        finds(where("displayName").co("*"), "carl"),
                        finds(where("displayName").co("?"), "carl"),
                        finds(where("displayName").co("["), "carl"),
                        finds(where("displayName").co("|"), "carl"),
                        finds(where("displayName").co("?+"), "carl"),
                        findsNobody(where("displayName").eq("' or '1'='1")),
                        findsNobody(where("userName").eq("{\"$ne\":null}")));
    }

    @TestFactory
    default Stream<DynamicTest> everyOperatorFoldsEveryAlphabet() {
        return FilterTable.over(
                        this,
                        Users.named("e").with("displayName", "Caf\u00c9 \u00d6l"),
                        Users.named("nfd").with("displayName", "cafe\u0301 noir"),
                        Users.named("wide").with("displayName", "\uff23\uff21\uff26\u00c9 wide"),
                        Users.named("kelvin").with("displayName", "300\u212a"),
                        Users.named("sigma").with("displayName", "\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3"),
                        Users.named("smile").with("displayName", "\ud83d\ude00 \ud83d\ude80"),
                        Users.named("cjk").with("displayName", "\u7814\u7a76 \u90e8\u9580"),
                        Users.named("arabic").with("displayName", "\ufefb"))
                .check(
                        finds(where("displayName").sw("caf\u00e9"), "e", "nfd", "wide"),
                        finds(where("displayName").sw("CAFE\u0301"), "e", "nfd", "wide"),
                        findsNobody(where("displayName").eq("cafe")),
                        finds(where("displayName").co("\u00f6"), "e"),
                        finds(where("displayName").eq("300k"), "kelvin"),
                        finds(where("displayName").co("0K"), "kelvin"),
                        finds(where("displayName").eq("\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c2"), "sigma"),
                        finds(where("displayName").ew("\u03c5\u03c3"), "sigma"),
                        finds(where("displayName").sw("\ud83d\ude00"), "smile"),
                        finds(where("displayName").ew("\ud83d\ude80"), "smile"),
                        finds(where("displayName").co("\u7a76 "), "cjk"),
                        finds(where("displayName").gt("\ufefb"), "smile"));
    }

    @TestFactory
    default Stream<DynamicTest> presentMeansNotEmpty() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(where("title").pr(), "ada", "carl"),
                        finds(not(where("title").pr()), "bob", "dora"),
                        finds(where("name").pr(), "ada"),
                        finds(where("name", "givenName").pr(), "ada"),
                        finds(where("emails").pr(), "ada", "bob", "carl"),
                        finds(where("emails", "value").pr(), "ada", "bob", "carl"),
                        finds(where("emails", "primary").pr(), "ada"),
                        findsNobody(where("addresses").pr()),
                        findsNobody(where("nickName").pr()),
                        finds(not(where("nickName").pr()), "ada", "bob", "carl", "dora"),
                        finds(where("active").pr(), "ada", "bob"),
                        finds(kit("skills").pr(), "ada", "bob"),
                        finds(kit("team").pr(), "bob"),
                        finds(kit("shoeSize").pr(), "ada", "bob", "carl", "dora"));
    }

    @TestFactory
    default Stream<DynamicTest> attributeNamesMayHoldAnything() {
        return FilterTable.over(
                        this,
                        Users.ada(),
                        Users.bob(),
                        Users.carl(),
                        Users.dora(),
                        Users.named("eve").withKit("$rank", "first"))
                .check(
                        finds(kit("team.name").eq("blue"), "ada"),
                        finds(kit("team", "name").eq("blue"), "bob"),
                        finds(kit("$rank").eq("FIRST"), "eve"),
                        finds(kit("Cost Centre").co("&d"), "bob"),
                        finds(kit("Employee #").eq("7"), "bob"),
                        finds(kit("部門").eq("研究"), "ada"),
                        finds(kit("部門").pr(), "ada"),
                        finds(not(kit("team.name").pr()), "bob", "carl", "dora", "eve"));
    }
}
