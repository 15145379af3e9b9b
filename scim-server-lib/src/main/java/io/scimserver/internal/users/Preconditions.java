package io.scimserver.internal.users;

import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import java.util.Optional;

/**
 * On which versions a client wants its request carried out.
 *
 * @param ifMatch only if the user is at one of these
 * @param ifNoneMatch only if the user is at none of these
 */
public record Preconditions(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {

    /** Whatever the version. */
    public static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

    /** @throws ScimErrorException 412 if the user is at another version than the client wants to change */
    void checkWrite(StoredUser user) {
        boolean stale = isStale(user);
        boolean known = ifNoneMatch.filter(tags -> tags.match(user)).isPresent();
        if (stale || known) {
            throw ScimErrorException.preconditionFailed("The user is at version " + EntityTags.of(user)
                    + ", which is not what the request expects. Read the user again, then repeat the change.");
        }
    }

    /** @throws ScimErrorException 412 if the user is at another version than the client wants to read */
    public void checkRead(StoredUser user) {
        if (isStale(user)) {
            throw ScimErrorException.preconditionFailed(
                    "The user is at version " + EntityTags.of(user) + ", which is not what the request expects.");
        }
    }

    /** Whether the client has the user as it is, so that a GET answers 304. */
    public boolean isUnmodified(StoredUser user) {
        return ifNoneMatch.filter(tags -> tags.match(user)).isPresent();
    }

    private boolean isStale(StoredUser user) {
        return ifMatch.filter(tags -> !tags.match(user)).isPresent();
    }
}
