package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Session;
import io.scimserver.store.StoredUser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Matches among candidates whose documents decide, by a predicate: for what is not in the terms. Reads all candidates,
 * a few at a time, and keeps those that are on the page.
 */
final class ScannedMatches implements Matches {

    /** A few, because each of them may be a megabyte. */
    private static final int BATCH = 100;

    private final Session session;
    private final Candidates candidates;
    private final Predicate<StoredUser> filter;
    private final Optional<SortKey> sort;
    private long total;

    ScannedMatches(Session session, Candidates candidates, Predicate<StoredUser> filter, Optional<SortKey> sort) {
        this.session = session;
        this.candidates = candidates;
        this.filter = filter;
        this.sort = sort;
    }

    @Override
    public List<Found> find(Optional<Place> after, long skip, long limit) throws SQLException {
        Comparator<Place> order = Place.order(sort.map(SortKey::isDescending).orElse(false));
        Comparator<Found> byPlace = Comparator.comparing(Found::place, order);
        long most = Math.min(skip + limit, Integer.MAX_VALUE);
        PriorityQueue<Found> first = new PriorityQueue<>(byPlace.reversed());
        scan(row -> {
            Found found = new Found(
                    sort.map(key -> key.placeOf(row)).orElseGet(() -> Place.ofCreation(row.seq())), row.user());
            boolean isBehind =
                    after.map(place -> order.compare(found.place(), place) > 0).orElse(true);
            boolean isWanted = first.size() < most || (!first.isEmpty() && byPlace.compare(found, first.peek()) < 0);
            if (isBehind && isWanted) {
                first.add(found);
            }
            if (first.size() > most) {
                first.poll();
            }
        });
        return first.stream().sorted(byPlace).skip(skip).toList();
    }

    @Override
    public long total() {
        return total;
    }

    private void scan(Consumer<UserRow> matches) throws SQLException {
        total = 0;
        long last = 0;
        List<UserRow> batch = new ArrayList<>();
        do {
            batch.clear();
            batch.addAll(session.list(candidates.page(last, 0, BATCH), UserRow::read));
            for (UserRow row : batch) {
                last = row.seq();
                if (filter.test(row.user())) {
                    total++;
                    matches.accept(row);
                }
            }
        } while (batch.size() == BATCH);
    }
}
