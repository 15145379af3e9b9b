package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Selected entries as text, one page of the store at a time; ends after {@value #MAX_ENTRIES} entries. Not safe for use
 * by several threads.
 */
final class ActivityExport implements Iterator<String> {

    static final int MAX_ENTRIES = 100_000;

    static final int PAGE_SIZE = 500;

    private final ActivityStore store;
    private final ActivityQuery query;
    private final Function<ActivityEntry, String> format;
    private Optional<String> after = Optional.empty();
    private int left = MAX_ENTRIES;
    private boolean ended;

    /** @param query the first page; its limit does not count */
    ActivityExport(ActivityStore store, ActivityQuery query, Function<ActivityEntry, String> format) {
        this.store = store;
        this.query = query;
        this.format = format;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public String next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        int limit = Math.min(PAGE_SIZE, left);
        ActivityPage page = store.search(new ActivityQuery(query.tenant(), query.filter(), after, limit));
        after = page.next();
        left -= page.entries().size();
        ended = after.isEmpty() || left == 0;
        return page.entries().stream().map(format).collect(Collectors.joining());
    }
}
