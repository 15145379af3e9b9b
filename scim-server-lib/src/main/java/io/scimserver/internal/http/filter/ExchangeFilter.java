package io.scimserver.internal.http.filter;

import io.scimserver.activity.RequestSummary;
import io.scimserver.schema.Repair;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Optional;
import java.util.Set;

/**
 * Filter that runs first on the request and last on the response: it begins the exchange of each request, gives the
 * response the correlation id, leaves {@link RequestSummary} for the server around the application, and passes the
 * recorded request to the activity log.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
public final class ExchangeFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String REQUEST_ID = "X-Request-Id";

    private final RequestRecords records;
    private final Set<Repair> repairs;
    private final CurrentExchange current;

    /**
     * @param records the records of requests
     * @param repairs the repairs that requests may get
     * @param current knows the exchange for the endpoints
     */
    public ExchangeFilter(RequestRecords records, Set<Repair> repairs, CurrentExchange current) {
        this.records = records;
        this.repairs = repairs;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<ActivityRecorder> recorder =
                records.log().map(log -> ActivityRecorder.begin(request, records.clock()));
        Exchange exchange = new Exchange(request, records.ids().get(), repairs, recorder);
        exchange.begin();
        current.begin(exchange);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        current.end();
        Exchange.find(request).ifPresent(exchange -> {
            RequestSummary summary = exchange.summary();
            response.getHeaders().putSingle(REQUEST_ID, exchange.id());
            request.setProperty(RequestSummary.PROPERTY, summary);
            exchange.recorder().ifPresent(recorder -> {
                recorder.ignored(exchange.repairs().ignored());
                records.log().ifPresent(log -> recorder.record(summary, response, log));
            });
        });
    }
}
