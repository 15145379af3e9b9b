package io.scimserver.store;

/**
 * User to be added.
 *
 * @param suggestedId an id the library made; a store with ids of its own may ignore it
 * @param user the attributes, without {@code id} and {@code meta}
 */
public record NewUser(String suggestedId, UserDocument user) {}
