package com.example.scim.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of a statement, and what its question marks stand for. Immutable. */
record Sql(String text, List<Object> arguments) {

    static Sql of(String text, Object... arguments) {
        return new Sql(text, List.copyOf(Arrays.asList(arguments)));
    }

    static Sql joined(String separator, List<Sql> parts) {
        String text = parts.stream().map(Sql::text).collect(Collectors.joining(separator));
        return new Sql(
                text, parts.stream().flatMap(part -> part.arguments.stream()).toList());
    }

    Sql then(Sql next) {
        return joined(" ", List.of(this, next));
    }

    Sql inBrackets(String before) {
        return new Sql(before + "(" + text + ")", arguments);
    }

    Sql then(String next, Object... more) {
        return new Sql(
                text + " " + next,
                Stream.concat(arguments.stream(), Arrays.stream(more)).toList());
    }
}
