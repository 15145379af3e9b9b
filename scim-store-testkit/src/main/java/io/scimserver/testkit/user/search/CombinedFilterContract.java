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
import io.scimserver.testkit.support.Json;
import io.scimserver.testkit.support.Users;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Filters over several values and several conditions: and, or, not. */
public interface CombinedFilterContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> anyValueOfAMultiValuedAttributeMatches() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(where("emails", "value").eq("ADA@home.example"), "ada"),
                        finds(where("emails", "value").co("work.example"), "ada", "bob", "carl"),
                        finds(where("emails", "value").ew("x.example"), "bob", "carl"),
                        finds(where("emails", "type").eq("home"), "ada", "bob", "carl"),
                        finds(where("emails", "primary").eq(true), "ada"),
                        finds(kit("skills").eq("MATHS"), "ada", "bob"),
                        finds(kit("skills").sw("eng"), "ada"),
                        finds(kit("levels").eq(30), "ada"),
                        finds(kit("levels").gt(5), "ada", "bob"),
                        finds(kit("levels").lt(5), "ada"),
                        finds(kit("projects", "hours").ge(9), "ada", "bob"),
                        finds(kit("projects", "name").eq("loom"), "ada", "bob", "carl"));
    }

    @TestFactory
    default Stream<DynamicTest> attributesWithPartsOfOneNameStayApart() {
        return FilterTable.over(
                        this,
                        Users.named("mail").withEmail("work", "same@x.example"),
                        Users.named("phone")
                                .withElement("phoneNumbers", "{\"type\":\"work\",\"value\":\"same@x.example\"}"),
                        Users.named("boss").withEnterprise("manager", Json.read("{\"value\":\"same@x.example\"}")))
                .check(
                        finds(where("emails", "value").eq("same@x.example"), "mail"),
                        finds(where("phoneNumbers", "value").sw("same"), "phone"),
                        finds(enterprise("manager", "value").eq("same@x.example"), "boss"),
                        finds(where("emails").has(where("type").eq("work")), "mail"),
                        finds(where("phoneNumbers", "type").pr(), "phone"));
    }

    @TestFactory
    default Stream<DynamicTest> andOrAndNotCombineAsInLogic() {
        Filter ada = where("userName").eq("ada");
        Filter bob = where("userName").eq("bob");
        Filter carl = where("userName").eq("carl");
        Filter tall = kit("shoeSize").gt(30);
        return FilterTable.overEverybody(this)
                .check(
                        finds(and(tall, where("active").eq(true)), "ada"),
                        findsNobody(and(ada, bob)),
                        finds(or(ada, bob), "ada", "bob"),
                        finds(or(bob, ada), "ada", "bob"),
                        finds(or(ada, bob, carl), "ada", "bob", "carl"),
                        finds(and(or(ada, bob), tall), "ada"),
                        finds(or(bob, and(carl, tall)), "bob", "carl"),
                        finds(not(ada), "bob", "carl", "dora"),
                        finds(not(or(ada, bob)), "carl", "dora"),
                        finds(not(and(ada, tall)), "bob", "carl", "dora"),
                        finds(not(not(ada)), "ada"),
                        finds(and(not(ada), not(bob), not(carl)), "dora"),
                        finds(and(where("userName").ge("b"), where("userName").lt("c")), "bob"));
    }

    /** Tests an {@code and} that a store may begin with the condition that it has an index for. */
    @TestFactory
    default Stream<DynamicTest> everyPartOfAnAndCounts() {
        Filter ada = where("userName").eq("ada");
        Filter external = where("externalId").eq("Ada-1");
        Filter present = where("userName").pr();
        Filter active = where("active").eq(true);
        Filter no = kit("shoeSize").eq(999);
        return FilterTable.overEverybody(this)
                .check(
                        finds(and(ada, external, active, present), "ada"),
                        findsNobody(and(ada, external, active, present, no)),
                        findsNobody(and(no, present, active, external, ada)),
                        findsNobody(and(ada, active, no, present)),
                        findsNobody(and(external, present, active, no)),
                        findsNobody(
                                and(ada, present, active, where("externalId").eq("ada-1"))),
                        findsNobody(and(ada, and(present, and(active, no)))));
    }

    @TestFactory
    default Stream<DynamicTest> notAndNeFindUsersWithoutTheAttribute() {
        return FilterTable.overEverybody(this)
                .check(
                        finds(not(where("displayName").eq("bob")), "ada", "carl", "dora"),
                        finds(where("displayName").ne("bob"), "ada", "carl", "dora"),
                        finds(not(where("displayName").co("b")), "ada", "dora"),
                        finds(not(where("active").eq(true)), "bob", "carl", "dora"),
                        finds(not(kit("hired").gt("2020-01-01T00:00:00Z")), "ada", "bob", "dora"),
                        finds(not(kit("levels").gt(20)), "bob", "carl", "dora"),
                        finds(where("nickName").ne("x"), "ada", "bob", "carl", "dora"),
                        // On many values: none of them is equal.
                        finds(where("emails", "type").ne("work"), "dora"),
                        finds(kit("levels").ne(10), "ada", "carl", "dora"),
                        finds(kit("skills").ne("maths"), "carl", "dora"));
    }

    @TestFactory
    default Stream<DynamicTest> longFiltersAreAnswered() {
        Filter first = where("userName").eq("nobody");
        Filter deep = where("userName").eq("ada");
        for (int i = 0; i < 20; i++) {
            deep = or(first, and(not(first), deep));
        }
        return FilterTable.overEverybody(this)
                .check(
                        finds(
                                or(Collections.nCopies(
                                        400, where("emails", "value").eq("bob@x.example"))),
                                "bob"),
                        finds(deep, "ada"),
                        finds(
                                or(IntStream.rangeClosed(0, 120)
                                        .mapToObj(i -> where("externalId").eq(i == 120 ? "Ada-1" : "x" + i))
                                        .toList()),
                                "ada"),
                        finds(
                                and(IntStream.rangeClosed(0, 120)
                                        .mapToObj(i -> where("userName").ne(i == 120 ? "ada" : "x" + i))
                                        .toList()),
                                "bob",
                                "carl",
                                "dora"));
    }
}
