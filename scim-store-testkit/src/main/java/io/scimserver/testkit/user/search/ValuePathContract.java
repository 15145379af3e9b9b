package io.scimserver.testkit.user.search;

import static com.unboundid.scim2.common.filters.Filter.and;
import static com.unboundid.scim2.common.filters.Filter.not;
import static com.unboundid.scim2.common.filters.Filter.or;
import static io.scimserver.testkit.support.Filters.enterprise;
import static io.scimserver.testkit.support.Filters.kit;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.user.search.FilterTable.finds;
import static io.scimserver.testkit.user.search.FilterTable.findsNobody;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.testkit.support.EmptyStore;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests of value paths: conditions that one and the same element meets. */
public interface ValuePathContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> aValuePathIsMetByOneElement() {
        Filter work = where("type").eq("work");
        return FilterTable.overEverybody(this)
                .check(
                        finds(where("emails").has(and(work, where("value").co("WORK.example"))), "ada", "bob"),
                        finds(where("emails").has(and(work, where("value").eq("carl@x.example"))), "carl"),
                        findsNobody(where("emails").has(and(work, where("value").eq("carl@work.example")))),
                        finds(where("emails").has(work), "ada", "bob", "carl"),
                        finds(where("emails").has(not(work)), "ada", "bob", "carl"),
                        finds(where("emails").has(where("value").sw("c")), "carl"),
                        finds(
                                where("emails")
                                        .has(or(
                                                where("primary").eq(true),
                                                where("value").sw("b"))),
                                "ada",
                                "bob"),
                        finds(where("emails").has(and(work, not(where("primary").pr()))), "bob", "carl"),
                        finds(
                                where("emails")
                                        .has(and(
                                                where("type").eq("home"),
                                                where("value").ne("bob@x.example"))),
                                "ada",
                                "carl"),
                        finds(not(where("emails").has(work)), "dora"),
                        finds(
                                kit("projects")
                                        .has(and(
                                                where("name").eq("LOOM"),
                                                where("hours").gt(5))),
                                "ada",
                                "bob"),
                        finds(
                                kit("projects")
                                        .has(and(
                                                where("hours").gt(5),
                                                where("lead").eq(true))),
                                "bob"));
    }

    @TestFactory
    default Stream<DynamicTest> everyOperatorIsKnownWithinAValuePath() {
        Filter small = where("hours").lt(5);
        return FilterTable.overEverybody(this)
                .check(
                        finds(
                                where("emails")
                                        .has(and(
                                                where("type").eq("home"),
                                                where("value").ew("K.example"))),
                                "carl"),
                        finds(
                                where("emails")
                                        .has(and(
                                                where("type").ew("k"),
                                                where("value").co("@x."))),
                                "carl"),
                        finds(
                                where("emails")
                                        .has(and(
                                                where("type").le("home"),
                                                where("value").ge("b"))),
                                "bob",
                                "carl"),
                        finds(
                                where("emails")
                                        .has(and(
                                                where("type").gt("home"),
                                                where("value").lt("b"))),
                                "ada"),
                        findsNobody(where("emails").has(where("type").ew("hom"))),
                        findsNobody(where("emails").has(where("type").lt("home"))),
                        finds(
                                where("emails")
                                        .has(and(
                                                where("type").eq("home"),
                                                where("value").co("@"),
                                                where("value").sw("c"))),
                                "carl"),
                        finds(kit("projects").has(small), "ada", "carl"),
                        finds(kit("projects").has(where("hours").le(1)), "carl"),
                        finds(kit("projects").has(where("hours").ge(12)), "bob"),
                        finds(
                                kit("projects")
                                        .has(and(
                                                where("hours").ne(9),
                                                where("name").ne("loom"))),
                                "ada"),
                        finds(kit("projects").has(or(small, where("lead").eq(true))), "ada", "bob", "carl"),
                        finds(
                                kit("projects")
                                        .has(and(
                                                small,
                                                where("lead").pr(),
                                                where("name").sw("e"))),
                                "ada"));
    }

    @TestFactory
    default Stream<DynamicTest> twoValuePathsMayBeMetByTwoElements() {
        Filter work = where("type").eq("work");
        Filter home = where("type").eq("home");
        return FilterTable.overEverybody(this)
                .check(
                        finds(and(where("emails").has(work), where("emails").has(home)), "ada", "bob", "carl"),
                        finds(
                                and(
                                        where("emails")
                                                .has(and(work, where("value").co("work.example"))),
                                        where("emails")
                                                .has(and(home, where("value").co("x.example")))),
                                "bob"),
                        finds(
                                and(
                                        where("emails").has(work),
                                        not(where("emails").has(where("primary").eq(true)))),
                                "bob",
                                "carl"),
                        finds(
                                or(
                                        where("emails")
                                                .has(and(work, where("value").sw("carl"))),
                                        kit("projects").has(where("hours").gt(10))),
                                "bob",
                                "carl"));
    }

    @TestFactory
    default Stream<DynamicTest> aValuePathOfASingleValueLooksIntoIt() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(where("name").has(where("familyName").eq("LOVELACE")), "ada"),
                        finds(enterprise("manager").has(where("value").eq("Boss-1")), "ada"),
                        finds(kit("team").has(where("name").sw("b")), "bob"),
                        finds(not(kit("team").has(where("name").pr())), "ada", "carl", "dora"));
    }

    @TestFactory
    default Stream<DynamicTest> conditionsOutsideAValuePathAreMetByAnyElement() {
        return FilterTable.overEverybody(this)
                .check(finds(
                        and(
                                where("emails", "type").eq("work"),
                                where("emails", "value").eq("carl@work.example")),
                        "carl"));
    }
}
