package io.scimserver.jdbc.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Piece of SQL with the values of its parameters. Immutable.
 *
 * @param text the SQL, with a question mark for each value
 * @param values {@code byte[]}, {@code Long} or {@code Integer}; never null
 */
public record Sql(String text, List<Object> values) {

    public Sql {
        values = List.copyOf(values);
    }

    public static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    /** Returns the pieces one behind the other. */
    public Sql plus(Sql other) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(other.values);
        return new Sql(text + other.text, all);
    }

    public Sql plus(String other, Object... more) {
        return plus(of(other, more));
    }

    /** Returns the pieces with a separator between them. */
    public static Sql join(String separator, Collection<Sql> pieces) {
        return new Sql(
                pieces.stream().map(Sql::text).collect(Collectors.joining(separator)),
                pieces.stream().flatMap(piece -> piece.values.stream()).toList());
    }

    /** Returns a condition that holds if all of them hold. */
    public static Sql and(Sql first, Collection<Sql> others) {
        return join(" and ", Stream.concat(Stream.of(first), others.stream()).toList());
    }

    /** Returns the text without the values, which stay out of logs. */
    @Override
    public String toString() {
        return text;
    }
}
