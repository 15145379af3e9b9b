package io.scimserver.example.http;

import io.scimserver.ScimServer;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Call;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.schema.ScimError;
import io.scimserver.tenant.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.util.Header;

/**
 * Recorder of requests that never reach the library, in its activity log: an administrator who has entered a wrong URL
 * finds them there. Safe for use by many threads.
 *
 * @param ids makes correlation ids
 * @param log the log they are recorded in, if there is one
 * @param clock the time
 */
record RejectedRequestLog(Supplier<String> ids, Optional<ActivityLog> log, Clock clock) {

    static RejectedRequestLog of(ScimServer scim, Clock clock) {
        return new RejectedRequestLog(scim::newRequestId, scim.activity(), clock);
    }

    /**
     * Records a request and its response.
     *
     * @param id the correlation id that the response carries
     * @param caller the caller whose token it came with, if the token was looked at
     * @param duration the time until the response
     */
    void record(String id, Request request, ScimError response, Optional<Caller> caller, Duration duration) {
        log.ifPresent(open -> open.record(new ActivityEntry(
                id,
                caller.map(Caller::tenant),
                clock.instant().minus(duration),
                duration,
                new Call(ActivityOperation.OTHER, request.getMethod().getMethodString(), target(request), 1),
                source(request, caller),
                new Outcome(response.status(), response.scimType(), Optional.of(response.detail()), Set.of(), Map.of()),
                List.of(),
                Bodies.NONE)));
    }

    private static Source source(Request request, Optional<Caller> caller) {
        return new Source(
                caller.map(Caller::credentialId),
                caller.map(Caller::label),
                RequestTracker.client(request),
                Optional.ofNullable(request.getHeader(Header.UserAgent)));
    }

    private static String target(Request request) {
        String path = request.getRequest()
                .getRequestURIRef()
                .getOriginalRequestURIBC()
                .toString();
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        return query.isEmpty() ? path : path + "?" + query;
    }
}
