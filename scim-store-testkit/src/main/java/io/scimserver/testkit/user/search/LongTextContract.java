package io.scimserver.testkit.user.search;

import static io.scimserver.testkit.support.Filters.where;
import static io.scimserver.testkit.support.Steps.create;
import static io.scimserver.testkit.support.Steps.isKept;
import static io.scimserver.testkit.support.Steps.userNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Users;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests that the whole of a long text counts, although indexes hold only its beginning. */
public interface LongTextContract extends EmptyStore {

    @TestFactory
    default Stream<DynamicTest> textsThatDifferAtTheirEndAreDifferent() {
        return Stream.of("displayName", "externalId")
                .flatMap(attribute -> Stream.of(100, 255, 1000, 3072, 8000)
                        .map(length -> DynamicTest.dynamicTest(
                                attribute + " of " + length,
                                () -> comparesWhole(emptyStore(), attribute, "x".repeat(length)))));
    }

    @TestFactory
    default Stream<DynamicTest> namesThatDifferAtTheirEndAreTwoNames() {
        return Stream.of(100, 255, 1000, 3072, 8000)
                .map(length -> DynamicTest.dynamicTest(
                        length + " characters", () -> areTwoNames(emptyStore(), "x".repeat(length))));
    }

    private void comparesWhole(UserStore store, String attribute, String text) {
        if (isKept(store, Users.named("a").with(attribute, text + "a"))
                && isKept(store, Users.named("b").with(attribute, text + "b"))) {
            finds(store, where(attribute).eq(text + "b"), "b");
            finds(store, where(attribute).eq(text));
            finds(store, where(attribute).ne(text + "b"), "a");
            finds(store, where(attribute).sw(text + "b"), "b");
            finds(store, where(attribute).co("x".repeat(20) + "b"), "b");
            finds(store, where(attribute).ew("xxb"), "b");
            finds(store, where(attribute).gt(text + "a"), "b");
            finds(store, where(attribute).lt(text + "b"), "a");
        }
    }

    private void areTwoNames(UserStore store, String text) {
        if (isKept(store, Users.named(text + "a"))) {
            create(store, Users.named(text + "b"));
            finds(store, where("userName").eq(text + "B"), text + "b");
        }
    }

    private void finds(UserStore store, Filter filter, String... names) {
        assertThat(userNames(Steps.search(this, store, filter)))
                .as("the whole text is compared: %s %s", filter.getAttributePath(), filter.getFilterType())
                .containsExactly(names);
    }
}
