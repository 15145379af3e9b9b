package io.scimserver.jdbc.internal.user;

import io.scimserver.jdbc.internal.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Filter, as far as the database evaluates it. Immutable.
 *
 * @param anchors conditions on {@code scim_term}, one of which holds for a term of every user who matches; empty: walk all
 *     users
 * @param filters conditions on {@code scim_user u} that hold for every user who matches
 * @param whole a condition on {@code scim_user u} that is the filter, and costs little for one user; empty if there is none
 * @param isExact false if users for whom all of this holds may not match: the predicate on the document decides
 * @param rank the lower, the fewer users the anchors are likely to find
 */
record Condition(List<Sql> anchors, List<Sql> filters, Optional<Sql> whole, boolean isExact, int rank) {

    static final int EQUALITY = 1;
    static final int RANGE = 2;
    static final int PART = 3;

    private static final int NO_ANCHOR = 9;

    /** Condition of which the database knows nothing. */
    static final Condition UNKNOWN = new Condition(List.of(), List.of(), Optional.empty(), false, NO_ANCHOR);

    /** Returns a condition that columns of the user's row decide. */
    static Condition ofRow(Sql sql) {
        return new Condition(List.of(), List.of(sql), Optional.of(sql), true, NO_ANCHOR);
    }

    /** Returns a condition that holds for everybody. */
    static Condition everybody() {
        return ofRow(Sql.of("1 = 1"));
    }

    /** Returns a condition on terms, which holds if there is one. */
    static Condition ofTerms(Sql term, boolean isExact, int rank) {
        return new Condition(List.of(term), List.of(), Optional.empty(), isExact, rank);
    }

    /** Returns a copy that may find too many. */
    Condition inexact() {
        return new Condition(anchors, filters, Optional.empty(), false, rank);
    }

    Condition withWhole(Sql sql) {
        return new Condition(anchors, filters, Optional.of(sql), isExact, rank);
    }

    boolean hasAnchor() {
        return !anchors.isEmpty();
    }

    /** Returns the condition that all of them hold: the best anchor, and whatever else costs little for one user. */
    static Condition and(List<Condition> parts) {
        Condition best =
                parts.stream().min(Comparator.comparingInt(Condition::rank)).orElse(UNKNOWN);
        List<Sql> filters = new ArrayList<>(best.filters);
        boolean exact = best.isExact;
        for (Condition part : parts) {
            if (!part.equals(best)) {
                part.whole.ifPresent(filters::add);
                exact &= part.whole.isPresent();
            }
        }
        return new Condition(best.anchors, filters, allWhole(" and ", parts), exact, best.rank);
    }

    /** Returns the condition that one of them holds. */
    static Condition or(List<Condition> parts) {
        Optional<Sql> whole = allWhole(" or ", parts);
        if (parts.stream().allMatch(Condition::hasAnchor)) {
            List<Sql> anchors =
                    parts.stream().flatMap(part -> part.anchors.stream()).toList();
            boolean exact = parts.stream().allMatch(part -> part.isExact && part.filters.isEmpty());
            int rank = parts.stream().mapToInt(Condition::rank).max().orElse(NO_ANCHOR);
            List<Sql> filters = exact ? List.of() : whole.stream().toList();
            return new Condition(anchors, filters, whole, exact || whole.isPresent(), rank);
        }
        return whole.map(Condition::ofRow).orElse(UNKNOWN);
    }

    /** Returns the condition that it does not hold. */
    Condition not() {
        return whole.map(sql -> ofRow(Sql.of("not (").plus(sql).plus(")"))).orElse(UNKNOWN);
    }

    private static Optional<Sql> allWhole(String operator, List<Condition> parts) {
        List<Sql> pieces = parts.stream().flatMap(part -> part.whole.stream()).toList();
        return pieces.size() == parts.size()
                ? Optional.of(Sql.of("(").plus(Sql.join(operator, pieces)).plus(")"))
                : Optional.empty();
    }
}
