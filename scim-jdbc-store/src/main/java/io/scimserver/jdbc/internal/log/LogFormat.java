package io.scimserver.jdbc.internal.log;

import java.util.Set;

/**
 * Stored form of the entries of a log.
 *
 * @param <E> the type of an entry
 */
public interface LogFormat<E> {

    byte[] write(E entry);

    E read(byte[] stored);

    Position position(E entry);

    /** Returns the terms that the entry is found by. */
    Set<LogTerm> terms(E entry);
}
