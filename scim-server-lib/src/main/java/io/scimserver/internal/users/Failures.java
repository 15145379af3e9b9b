package io.scimserver.internal.users;

import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoreException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translation of failures into SCIM errors for the client. Nothing of the message of a store's failure or of an
 * unexpected failure goes out: it is logged under a random id, and the response names only the id.
 */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Returns the error for the response to this failure. */
    public static ScimError toError(Throwable failure) {
        if (failure instanceof ScimErrorException refused) {
            return refused.error();
        }
        if (failure instanceof StoreException trouble) {
            return toError(trouble);
        }
        return new ScimError(
                500, "The server failed to answer this request; its log tells why under the id " + log(failure) + ".");
    }

    private static ScimError toError(StoreException trouble) {
        if (trouble instanceof StoreException.DuplicateUser duplicate) {
            return uniqueness("Another user has the same " + duplicate.attribute() + ".");
        }
        if (trouble instanceof StoreException.UnsupportedQuery) {
            return badRequest("invalidFilter", "The user store cannot answer this: " + trouble.getMessage());
        }
        if (trouble instanceof StoreException.UnsupportedValue) {
            return badRequest("invalidValue", "The user store cannot keep " + trouble.getMessage());
        }
        String id = log(trouble);
        if (trouble instanceof StoreException.OutcomeUnknown) {
            return new ScimError(
                    503,
                    "It is not known whether this change was stored; look before you repeat it. Log id " + id + ".");
        }
        ScimError error = new ScimError(
                503, "The user store cannot be reached; nothing was changed. Try again later. Log id " + id + ".");
        return trouble instanceof StoreException.Unavailable unavailable
                ? error.withRetryAfter(unavailable.retryAfter())
                : error;
    }

    private static ScimError uniqueness(String detail) {
        return new ScimError(409, Optional.of("uniqueness"), detail);
    }

    private static ScimError badRequest(String scimType, String detail) {
        return new ScimError(400, Optional.of(scimType), detail);
    }

    private static String log(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("request failed, id {}", id, failure);
        return id;
    }
}
