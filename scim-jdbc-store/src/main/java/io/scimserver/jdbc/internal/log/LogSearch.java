package io.scimserver.jdbc.internal.log;

import io.scimserver.jdbc.internal.Sql;
import java.util.List;
import java.util.function.Predicate;

/**
 * Search in a log, the newest entries first.
 *
 * @param <E> the type of an entry
 * @param terms conditions on terms, one of which each match meets; none: all entries are looked at
 * @param start matches are older than this
 * @param earliest matches are not before this time, in milliseconds since 1970
 * @param filter decides on what the terms find
 * @param limit the maximum number of matches
 */
public record LogSearch<E>(List<Sql> terms, Position start, long earliest, Predicate<E> filter, int limit) {}
