package io.scimserver.store;

import java.util.Optional;

/**
 * Small values that several servers on one database must share, such as the key that protects cursors.
 *
 * <p>Implementations are safe for use by many threads and servers; what {@link #compareAndSet} has acknowledged is
 * durable. Failures are {@link StoreException}s as in {@link UserStore}.
 */
public interface SettingsStore {

    /** The value under this key. */
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
     * @return whether there was one
     */
    boolean remove(String key);
}
