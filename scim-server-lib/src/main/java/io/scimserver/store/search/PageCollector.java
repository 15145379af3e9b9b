package io.scimserver.store.search;

import io.scimserver.store.Paging;
import io.scimserver.store.UserPage;
import io.scimserver.store.search.ScanOrder.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Collector that takes all matches in their order and keeps one page of them. Lives for one search. */
final class PageCollector {

    private final Paging paging;
    private final Predicate<CursorPosition> isAfterCursor;
    private final List<Placed> page = new ArrayList<>();
    private int total;
    private boolean hasMore;

    PageCollector(Paging paging, Predicate<CursorPosition> isAfterCursor) {
        this.paging = paging;
        this.isAfterCursor = isAfterCursor;
    }

    void add(Placed match) {
        total++;
        if (page.size() == paging.count()) {
            hasMore = true;
        } else if (hasReached(match)) {
            page.add(match);
        }
    }

    UserPage toUserPage() {
        boolean goesOn = paging instanceof Paging.Cursor && hasMore && !page.isEmpty();
        Optional<String> next =
                goesOn ? Optional.of(page.get(page.size() - 1).position().format()) : Optional.empty();
        return new UserPage(page.stream().map(Placed::user).toList(), total, next);
    }

    private boolean hasReached(Placed match) {
        return paging instanceof Paging.Offset offset
                ? total >= offset.startIndex()
                : isAfterCursor.test(match.position());
    }
}
