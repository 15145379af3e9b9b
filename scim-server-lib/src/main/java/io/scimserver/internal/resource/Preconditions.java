package io.scimserver.internal.resource;

import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import java.util.Optional;

/**
 * Preconditions of a request on the version of the user.
 *
 * @param ifMatch only if the user is at one of these
 * @param ifNoneMatch only if the user is at none of these
 */
public record Preconditions(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {

    /** No precondition: any version will do. */
    public static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

    /** @throws ScimErrorException 412 if the user is at another version than the client wants to change */
    public void checkWrite(StoredUser user) {
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

    /** Returns true if the client has the user as it is, so that the response to a GET is 304. */
    public boolean isUnmodified(StoredUser user) {
        return ifNoneMatch.filter(tags -> tags.match(user)).isPresent();
    }

    private boolean isStale(StoredUser user) {
        return ifMatch.filter(tags -> !tags.match(user)).isPresent();
    }
}
