package io.scimserver.testkit.user.search;

import static com.unboundid.scim2.common.filters.Filter.and;
import static com.unboundid.scim2.common.filters.Filter.not;
import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.user.search.FilterTable.finds;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests of {@code ne} and {@code not} within a value path, where they are about one element, and outside, where they are
 * about all.
 */
public interface ElementNegationContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> neWithinAValuePathIsMetByOneElement() {
        Filter notWork = where("type").ne("work");
        return FilterTable.over(this, mixed())
                .check(
                        finds(where("emails").has(notWork), "both", "home", "untyped"),
                        finds(where("emails").has(not(where("type").eq("work"))), "both", "home", "untyped"),
                        finds(where("emails").has(and(notWork, where("value").sw("b"))), "both"),
                        finds(not(where("emails").has(notWork)), "work", "none"),
                        finds(where("emails").has(not(notWork)), "both", "work"));
    }

    @TestFactory
    default Stream<DynamicTest> neOutsideAValuePathIsMetByEveryElement() {
        return FilterTable.over(this, mixed())
                .check(
                        finds(where("emails", "type").ne("work"), "home", "untyped", "none"),
                        finds(not(where("emails", "type").eq("work")), "home", "untyped", "none"),
                        finds(not(where("emails", "type").ne("work")), "both", "work"));
    }

    @TestFactory
    default Stream<DynamicTest> everyElementCountsForPresence() {
        return FilterTable.over(
                        this,
                        Users.named("second")
                                .withElement("emails", "{\"type\":\"work\"}")
                                .withElement("emails", "{\"value\":\"second@x.example\",\"primary\":true}"),
                        Users.named("empty").withElement("emails", "{}").withElement("emails", "{\"value\":\"\"}"),
                        Users.named("last").withElement("emails", "{}").withElement("emails", "{\"type\":\"home\"}"))
                .check(
                        finds(where("emails").pr(), "second", "last"),
                        finds(where("emails", "value").pr(), "second"),
                        finds(where("emails", "type").pr(), "second", "last"),
                        finds(where("emails", "primary").pr(), "second"),
                        finds(where("emails").has(where("value").pr()), "second"),
                        finds(not(where("emails").pr()), "empty"));
    }

    private static UserFixture[] mixed() {
        return new UserFixture[] {
            Users.named("both").withEmail("work", "a@x.example").withEmail("home", "b@x.example"),
            Users.named("work").withEmail("work", "w@x.example"),
            Users.named("home").withEmail("home", "h@x.example"),
            Users.named("untyped").withElement("emails", "{\"value\":\"u@x.example\"}"),
            Users.named("none")
        };
    }
}
