package io.scimserver.testkit.user.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.EmptyStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.UserFixture;
import io.scimserver.testkit.support.Users;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Table of filters and the userNames that each must find, one test a row, all over the same users. */
final class FilterTable {

    /**
     * Row of the table.
     *
     * @param filter the query
     * @param userNames the users that must be found, in creation order
     */
    record Row(Filter filter, List<String> userNames) {}

    private final EmptyStore kit;
    private final UserStore store;
    private final List<String> kept;

    private FilterTable(EmptyStore kit, UserStore store, List<String> kept) {
        this.kit = kit;
        this.store = store;
        this.kept = kept;
    }

    /** Returns a table over these users, but for those that the store cannot keep. */
    static FilterTable over(EmptyStore kit, UserFixture... users) {
        UserStore store = kit.emptyStore();
        List<String> kept = Stream.of(users)
                .filter(user -> Steps.isKept(store, user))
                .map(UserFixture::toString)
                .toList();
        return new FilterTable(kit, store, kept);
    }

    /** Returns a table over {@code ada}, {@code bob}, {@code carl} and {@code dora}. */
    static FilterTable overEverybody(EmptyStore kit) {
        return over(kit, Users.ada(), Users.bob(), Users.carl(), Users.dora());
    }

    static Row finds(Filter filter, String... userNames) {
        return new Row(filter, List.of(userNames));
    }

    static Row findsNobody(Filter filter) {
        return new Row(filter, List.of());
    }

    Stream<DynamicTest> check(Row... rows) {
        return Stream.of(rows).map(row -> DynamicTest.dynamicTest(row.filter().toString(), () -> check(row)));
    }

    private void check(Row row) {
        UserPage page = Steps.search(kit, store, row.filter());
        List<String> expected = row.userNames().stream().filter(kept::contains).toList();
        assertThat(Steps.userNames(page))
                .as("RFC 7644 §3.4.2.2: who matches %s", row.filter())
                .isEqualTo(expected);
        assertThat(page.totalResults()).as("totalResults of %s", row.filter()).isEqualTo(expected.size());
    }
}
