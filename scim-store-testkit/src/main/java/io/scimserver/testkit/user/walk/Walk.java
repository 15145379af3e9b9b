package io.scimserver.testkit.user.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.Paging;
import io.scimserver.store.Sort;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.testkit.support.KitSchema;
import io.scimserver.testkit.support.Refusals;
import io.scimserver.testkit.support.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Walk by cursor from the first page to the last. */
record Walk(Refusals kit, UserStore store, Optional<Filter> filter, Optional<Sort> sort) {

    static Walk of(Refusals kit, UserStore store) {
        return new Walk(kit, store, Optional.empty(), Optional.empty());
    }

    Walk matching(Filter wanted) {
        return new Walk(kit, store, Optional.of(wanted), sort);
    }

    Walk sortedBy(Sort order) {
        return new Walk(kit, store, filter, Optional.of(order));
    }

    /**
     * Walks through all pages.
     *
     * @param afterPage is told the number of each page, from 1, before the next is read
     * @return the userNames that were met, in order
     */
    List<String> inPagesOf(int count, IntConsumer afterPage) {
        List<String> userNames = new ArrayList<>();
        Optional<String> position = Optional.empty();
        for (int page = 1; page == 1 || position.isPresent(); page++) {
            assertThat(page).as("a walk must end").isLessThan(200);
            UserPage found = page(position, count);
            assertThat(found.users().size())
                    .as("a page holds its count at most")
                    .isLessThanOrEqualTo(count);
            userNames.addAll(Steps.userNames(found));
            position = found.nextPosition();
            afterPage.accept(page);
        }
        return userNames;
    }

    /** Returns the page at this position. */
    UserPage page(Optional<String> position, int count) {
        return Steps.search(
                kit, store, new UserQuery(filter, sort, new Paging.Cursor(position, count), KitSchema.types()));
    }

    /** Returns the userNames of all users in the order of the walk, on one page by position. */
    List<String> onOnePage() {
        return Steps.userNames(byPosition(1, 1000));
    }

    /** Returns a page by position in the order of the walk. */
    UserPage byPosition(int startIndex, int count) {
        return Steps.search(
                kit, store, new UserQuery(filter, sort, new Paging.Offset(startIndex, count), KitSchema.types()));
    }
}
