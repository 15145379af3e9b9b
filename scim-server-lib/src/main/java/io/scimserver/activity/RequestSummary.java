package io.scimserver.activity;

import io.scimserver.schema.Repair;
import io.scimserver.tenant.Caller;
import java.util.Optional;
import java.util.Set;

/**
 * Summary of a request whose response is complete, for the log of the server around the library. Kept as the request
 * property {@link #PROPERTY}, which servlet containers and Grizzly show as a request attribute; there is none for
 * requests that never reached the library. Immutable.
 *
 * @param requestId the correlation id, which the response carries as {@code X-Request-Id}
 * @param caller the sender; empty if authentication failed
 * @param repairs the repairs that were made
 * @param operations the number of its operations: 1, or the size of a bulk request
 */
public record RequestSummary(String requestId, Optional<Caller> caller, Set<Repair> repairs, int operations) {

    /** Name of the request property. */
    public static final String PROPERTY = "io.scimserver.RequestSummary";

    public RequestSummary {
        repairs = Set.copyOf(repairs);
    }
}
