package io.scimserver.testkit.user.search;

import static com.unboundid.scim2.common.filters.Filter.not;
import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.user.search.FilterTable.finds;
import static io.scimserver.testkit.user.search.FilterTable.findsNobody;

import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Json;
import io.scimserver.testkit.support.Users;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests of literals that mean something in the language of a database, or nothing at all: each is just a text. */
public interface LiteralContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> lineEndsAreCharacters() {
        return FilterTable.over(
                        this,
                        Users.named("line").with("displayName", "line"),
                        Users.named("ended").with("displayName", "line\n"),
                        Users.named("two").with("displayName", "first\nline"),
                        Users.named("windows").with("displayName", "first\r\nline\r\n"),
                        Users.named("separator").with("displayName", "first\u2028line"))
                .check(
                        finds(where("displayName").eq("line"), "line"),
                        finds(where("displayName").sw("line"), "line", "ended"),
                        finds(where("displayName").ew("line"), "line", "two", "separator"),
                        finds(where("displayName").ew("line\n"), "ended"),
                        finds(where("displayName").co("t\nl"), "two"),
                        finds(where("displayName").co("\r\n"), "windows"),
                        finds(where("displayName").co("\u2028"), "separator"),
                        finds(where("displayName").eq("FIRST\nLINE"), "two"));
    }

    @TestFactory
    default Stream<DynamicTest> quotesAndDollarsAreCharacters() {
        return FilterTable.over(
                        this,
                        Users.named("dollar").with("displayName", "$set").with("externalId", "$displayName"),
                        Users.named("end").with("displayName", "a\\Eb").with("externalId", "\\Q.*\\E"),
                        Users.named("quote")
                                .with("displayName", "\"a\" 'b' `c`")
                                .with("externalId", "'"),
                        Users.named("plain").with("displayName", "set").with("externalId", "displayName"))
                .check(
                        finds(where("displayName").eq("$set"), "dollar"),
                        finds(where("displayName").sw("$s"), "dollar"),
                        finds(where("externalId").eq("$displayName"), "dollar"),
                        findsNobody(where("displayName").eq("$displayName")),
                        finds(where("displayName").co("\\Eb"), "end"),
                        findsNobody(where("displayName").co("\\E.*\\Q")),
                        finds(where("externalId").sw("\\Q.*"), "end"),
                        findsNobody(where("externalId").co("\\Q\\E")),
                        finds(where("displayName").sw("\"A\""), "quote"),
                        finds(where("displayName").ew("`c`"), "quote"),
                        finds(where("externalId").eq("'"), "quote"),
                        findsNobody(where("externalId").eq("''")));
    }

    @TestFactory
    default Stream<DynamicTest> blanksAreCharacters() {
        return FilterTable.over(
                        this,
                        Users.named("none").with("displayName", "a b").with("externalId", "x"),
                        Users.named("two").with("displayName", "a  b").with("externalId", "x "),
                        Users.named("before").with("displayName", " a b").with("externalId", " x"),
                        Users.named("blank").with("displayName", " ").with("externalId", " "),
                        Users.named("tab").with("displayName", "a\tb").with("externalId", "x\t"),
                        Users.named("hard").with("displayName", "a\u00a0b").with("externalId", "x\u00a0"))
                .check(
                        finds(where("displayName").eq("a b"), "none"),
                        finds(where("displayName").eq(" a b"), "before"),
                        finds(where("displayName").eq(" "), "blank"),
                        finds(where("displayName").sw(" "), "before", "blank"),
                        finds(where("displayName").co("  "), "two"),
                        finds(where("externalId").eq("x"), "none"),
                        finds(where("externalId").eq("x "), "two"),
                        finds(where("externalId").ew(" "), "two", "blank"),
                        finds(where("displayName").pr(), "none", "two", "before", "blank", "tab", "hard"));
    }

    @TestFactory
    default Stream<DynamicTest> anEmptyLiteralIsAText() {
        return FilterTable.over(
                        this,
                        Users.named("empty").with("displayName", "").with("externalId", ""),
                        Users.named("blank").with("displayName", " ").with("externalId", " "),
                        Users.named("null").with("displayName", Json.read("null")),
                        Users.named("missing"))
                .check(
                        finds(where("displayName").eq(""), "empty"),
                        finds(where("externalId").eq(""), "empty"),
                        finds(where("displayName").ne(""), "blank", "null", "missing"),
                        finds(not(where("displayName").eq("")), "blank", "null", "missing"),
                        finds(where("displayName").co(""), "empty", "blank"),
                        finds(where("displayName").sw(""), "empty", "blank"),
                        finds(where("displayName").ew(""), "empty", "blank"),
                        finds(where("displayName").gt(""), "blank"),
                        finds(where("displayName").ge(""), "empty", "blank"));
    }

    /** Tests NUL, at which texts end in some languages. A store that cannot keep it still compares with it. */
    @TestFactory
    default Stream<DynamicTest> aTextDoesNotEndAtNul() {
        return FilterTable.over(
                        this,
                        Users.named("short").with("displayName", "ab").with("externalId", "ab"),
                        Users.named("long").with("displayName", "ab\u0000c").with("externalId", "ab\u0000c"))
                .check(
                        finds(where("displayName").eq("ab"), "short"),
                        finds(where("externalId").eq("ab"), "short"),
                        finds(where("displayName").eq("ab\u0000c"), "long"),
                        findsNobody(where("displayName").eq("ab\u0000")),
                        findsNobody(where("externalId").eq("ab\u0000d")),
                        finds(where("displayName").sw("ab\u0000"), "long"),
                        finds(where("displayName").co("\u0000"), "long"),
                        finds(where("displayName").ew("\u0000C"), "long"));
    }

    /** Tests values that are not of their attribute's type: they are equal to nothing. {@code pr} may find them or not. */
    @TestFactory
    default Stream<DynamicTest> aValueOfAnotherTypeMatchesNoComparison() {
        return FilterTable.over(
                        this,
                        Users.named("number")
                                .with("title", 5)
                                .withKit("shoeSize", "38")
                                .withKit("hired", "soon"),
                        Users.named("flag")
                                .with("title", true)
                                .withKit("shoeSize", true)
                                .with("active", "true"),
                        Users.named("right")
                                .with("title", "5")
                                .withKit("shoeSize", 38)
                                .with("active", true))
                .check(
                        finds(where("title").eq("5"), "right"),
                        finds(where("title").ne("5"), "number", "flag"),
                        finds(where("title").co(""), "right"),
                        finds(kit("shoeSize").eq(38), "right"),
                        finds(kit("shoeSize").gt(0), "right"),
                        finds(where("active").eq(true), "right"),
                        findsNobody(kit("hired").gt("1970-01-01T00:00:00Z")));
    }
}
