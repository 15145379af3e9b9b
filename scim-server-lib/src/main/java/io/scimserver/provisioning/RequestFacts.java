package io.scimserver.provisioning;

import io.scimserver.schema.Repair;
import io.scimserver.tenant.Caller;
import java.util.Optional;
import java.util.Set;

/**
 * What the library knows of a request once it is answered, for the log of the server around it. Kept as the request
 * property {@link #PROPERTY}, which servlet containers and Grizzly show as a request attribute; there is none for
 * requests that never reached the library. Immutable.
 *
 * @param requestId the correlation id, which the answer carries as {@code X-Request-Id}
 * @param caller who sent it; empty if authentication failed
 * @param repairs which departures from the RFCs were repaired
 * @param operations how many operations it held: 1, or the size of a bulk request
 */
public record RequestFacts(String requestId, Optional<Caller> caller, Set<Repair> repairs, int operations) {

    /** The name of the request property. */
    public static final String PROPERTY = "io.scimserver.RequestFacts";

    public RequestFacts {
        repairs = Set.copyOf(repairs);
    }
}
