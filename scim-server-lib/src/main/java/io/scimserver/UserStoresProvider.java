package io.scimserver;

import java.time.Clock;
import java.util.Set;

/**
 * Provider that opens the stores that a URI names; the way to find a store plug-in. Register an implementation with a
 * public constructor without parameters under {@code META-INF/services/io.scimserver.UserStoresProvider}; an
 * application such as the example server then takes {@code --store=<scheme>:...} when the plug-in's jar is on its class
 * path.
 */
public interface UserStoresProvider {

    /** Returns the URI schemes that this provider opens, in lower case, such as {@code mongodb}. */
    Set<String> schemes();

    /** Returns one line for the help of an application: a description of the store and the form of its URI. */
    String description();

    /**
     * Opens the store.
     *
     * @param uri as the operator gave it, scheme included; may hold a password, which must not get into any message or
     *     log
     * @param clock the source of {@code created}, {@code lastModified} and of times in other data
     * @return the opened stores; the caller closes them
     * @throws IllegalArgumentException if the URI makes no sense; the message says why, without the URI's secrets
     * @throws io.scimserver.store.StoreException.Unavailable if the store cannot be reached or used
     */
    OpenedStore open(String uri, Clock clock);
}
