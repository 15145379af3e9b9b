package io.scimserver.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.UserDocument;

/**
 * Limit on the size of one user, so that no number of small changes makes one that is too large to be read and written.
 * Measured are the bytes that are stored and sent anyway: they are made once.
 *
 * @param most maximum number of bytes of compact JSON
 */
public record SizeLimit(int most) {

    /** Default: as large as a request body. */
    public static final SizeLimit DEFAULT = new SizeLimit(1 << 20);

    private static final String STATUS = "active";

    /** Returns the new user, or throws {@link ScimErrorException} 400 {@code invalidValue} if it is too large. */
    public UserDocument checked(UserDocument user) {
        if (user.json().length > most) {
            throw tooLarge(user, "Send fewer or shorter values.");
        }
        return user;
    }

    /**
     * Checks a change. A user that is larger already may become smaller; whoever leaves can be deactivated in any case.
     *
     * @throws ScimErrorException 400 {@code invalidValue} if the user is too large afterwards and larger than before
     */
    public void check(UserDocument before, UserDocument after) {
        if (after.json().length > most && withoutStatus(after) > withoutStatus(before)) {
            throw tooLarge(after, "Remove values before you add others.");
        }
    }

    private static int withoutStatus(UserDocument user) {
        JsonNode status = user.tree().path(STATUS);
        int member = status.isMissingNode() ? 0 : (",\"" + STATUS + "\":" + status).length();
        return user.json().length - member;
    }

    private ScimErrorException tooLarge(UserDocument user, String advice) {
        return ScimErrorException.invalidValue("This user would have " + user.json().length
                + " bytes of JSON; a user has at most " + most + ". " + advice);
    }
}
