package io.scimserver.example.http;

import io.scimserver.example.http.connection.AccessLog;
import io.scimserver.example.http.connection.SlowConnections;
import io.scimserver.schema.ScimError;
import io.scimserver.tenant.Caller;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.http.io.OutputBuffer;
import org.glassfish.grizzly.http.server.AfterServiceListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.FastHttpDateFormat;
import org.glassfish.grizzly.http.util.Header;

/**
 * Request and its response, from the first look at it until the response is written out: counted as in flight, and
 * logged at its end.
 */
final class Exchange implements OutputBuffer.LifeCycleListener, AfterServiceListener {

    private static final String REQUEST_ID = "X-Request-Id";

    private final Request request;
    private final Response response;
    private final RequestsInFlight inFlight;
    private final RequestObserver observer;
    private final RejectedRequestLog rejectedRequests;
    private final SlowConnections slow;
    private final AccessLog accessLog;
    private final long startNanos = System.nanoTime();

    private Optional<ScimError> error = Optional.empty();
    private Optional<Caller> caller = Optional.empty();

    private Exchange(Request request, RequestTracker tracker) {
        this.request = request;
        this.response = request.getResponse();
        this.inFlight = tracker.inFlight();
        this.observer = tracker.observer();
        this.rejectedRequests = tracker.rejectedRequests();
        this.slow = tracker.slow();
        this.accessLog = tracker.accessLog();
    }

    static Exchange begin(Request request, RequestTracker tracker) {
        Exchange exchange = new Exchange(request, tracker);
        exchange.inFlight.begin();
        request.getResponse().getOutputBuffer().registerLifeCycleListener(exchange);
        request.addAfterServiceListener(exchange);
        return exchange;
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    void respond(ScimError refusal) {
        note(refusal);
        Responses.send(response, refusal);
    }

    /** Closes the connection with the response, although a body may still be on its way. */
    void closeAfterwards() {
        request.getRequest().setExpectContent(false);
        response.getResponse().getProcessingState().setKeepAlive(false);
    }

    /** Notes the error that the server around the library responds with. */
    void note(ScimError refusal) {
        error = Optional.of(refusal);
    }

    /** Notes the caller whose token the request carries. */
    void note(Optional<Caller> known) {
        caller = known;
    }

    /** Sets header fields at the last moment at which they can be set. */
    @Override
    public void onCommit() {
        // Grizzly adds one itself, but later, when it takes every new field for a trailer and drops this one.
        response.getResponse().getHeaders().setValue(Header.Date).setBytes(FastHttpDateFormat.getCurrentDateBytes());
        if (response.getHeader(REQUEST_ID) == null) {
            String id = rejectedRequests.ids().get();
            response.getResponse().getHeaders().setValue(REQUEST_ID).setString(id);
            // Whoever has read the answer may ask the log for it
            error.ifPresent(refusal -> rejectedRequests.record(id, request, refusal, caller, elapsed()));
        }
        if (inFlight.isDraining()) {
            // The client's next request belongs to a server that is not about to stop.
            response.getResponse().getProcessingState().setKeepAlive(false);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Ends the exchange at the last call of Grizzly before it reuses the objects of the request. */
    @Override
    public void onAfterService(Request answered) {
        accessLog.answered(answered, startNanos);
        observer.answered(answered, elapsed().toNanos());
        slow.whenWritten(
                request.getContext(),
                SlowConnections.unwritten(request.getContext().getConnection()),
                isWritten -> inFlight.end());
    }

    /** Ends the exchange of a client that went away; Grizzly makes no last call then. */
    void abandon() {
        accessLog.abandoned(request, startNanos);
        inFlight.end();
    }
}
