package io.scimserver.store.search;

import io.scimserver.store.AttributeType;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.ScanningSearch.Listed;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Total order of one search: by the sort of the query, then by creation. */
sealed interface ScanOrder {

    /** User with its position in the order. */
    record Placed(CursorPosition position, StoredUser user) {}

    /** Returns the order that the query asks for. */
    static ScanOrder of(UserQuery query) {
        return query.sort()
                .<ScanOrder>map(sort -> new BySort(
                        UserOrder.of(sort, query.types()), query.types().typeOf(sort.path())))
                .orElseGet(ByCreation::new);
    }

    /** Returns the users in this order. */
    Stream<Placed> arrange(Stream<Listed> inCreationOrder);

    Comparator<CursorPosition> comparator();

    /** @throws IllegalArgumentException if it is no position of this order */
    CursorPosition parse(String position);

    /** Order of creation, in which the users come. */
    record ByCreation() implements ScanOrder {

        @Override
        public Stream<Placed> arrange(Stream<Listed> inCreationOrder) {
            return inCreationOrder.map(
                    listed -> new Placed(new CursorPosition(Optional.empty(), listed.number()), listed.user()));
        }

        @Override
        public Comparator<CursorPosition> comparator() {
            return Comparator.comparingLong(CursorPosition::number);
        }

        @Override
        public CursorPosition parse(String position) {
            return new CursorPosition(Optional.empty(), Long.parseLong(position));
        }
    }

    /** Order by a value of the users. */
    record BySort(UserOrder order, AttributeType type) implements ScanOrder {

        @Override
        public Stream<Placed> arrange(Stream<Listed> inCreationOrder) {
            return inCreationOrder
                    .map(listed ->
                            new Placed(new CursorPosition(order.keyOf(listed.user()), listed.number()), listed.user()))
                    .sorted(Comparator.comparing(Placed::position, comparator()));
        }

        @Override
        public Comparator<CursorPosition> comparator() {
            return Comparator.comparing(CursorPosition::key, order.keyComparator())
                    .thenComparingLong(CursorPosition::number);
        }

        @Override
        public CursorPosition parse(String position) {
            return CursorPosition.parse(position, type);
        }
    }
}
