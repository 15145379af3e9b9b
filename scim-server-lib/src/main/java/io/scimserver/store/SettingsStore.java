package io.scimserver.store;

import java.util.Optional;

/**
 * Store of small values that several servers on one database must share, such as the key that protects cursors.
 *
 * <p>Implementations are safe for use by many threads and servers; a value whose write was acknowledged is durable.
 * Failures are {@link StoreException}s as in {@link UserStore}.
 */
public interface SettingsStore {

    /** Finds the value under this key. */
    Optional<String> find(String key);

    /**
     * Adds a value in one atomic step, if there is none.
     *
     * @return false if there is one; nothing is changed then
     */
    boolean putIfAbsent(String key, String value);

    /**
     * Replaces a value in one atomic step, if the present one is as expected.
     *
     * @return false if it is not as expected; nothing is changed then
     */
    boolean replace(String key, String expected, String value);

    /**
     * Removes a value, if there is one.
     *
     * @return true if there was one
     */
    boolean remove(String key);
}
