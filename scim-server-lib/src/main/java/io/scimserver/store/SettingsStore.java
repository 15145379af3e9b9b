package io.scimserver.store;

import java.util.Optional;

/**
 * Store of small values that several servers on one database must share, such as the key that protects cursors.
 *
 * <p>Implementations are safe for use by many threads and servers; a value that {@link #compareAndSet} has acknowledged
 * is durable. Failures are {@link StoreException}s as in {@link UserStore}.
 */
public interface SettingsStore {

    /** Finds the value under this key. */
    Optional<String> find(String key);

    /**
     * Sets a value in one atomic step, if the present one is as expected.
     *
     * @param expected the value that must be there now; empty: there must be none
     * @return false if it is not as expected; nothing is changed then
     */
    boolean compareAndSet(String key, Optional<String> expected, String value);

    /**
     * Removes a value, if there is one; as durable as {@link #compareAndSet}.
     *
     * @return true if there was one
     */
    boolean remove(String key);
}
