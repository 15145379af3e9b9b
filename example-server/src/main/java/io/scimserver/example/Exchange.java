package io.scimserver.example;

import io.scimserver.schema.ScimError;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.io.OutputBuffer;
import org.glassfish.grizzly.http.server.AfterServiceListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.FastHttpDateFormat;
import org.glassfish.grizzly.http.util.Header;

/**
 * One request and its answer, from the first look at it until the answer is written out: counted as in flight, and
 * logged at its end.
 */
final class Exchange implements OutputBuffer.LifeCycleListener, AfterServiceListener {

    private final Request request;
    private final Response response;
    private final InFlight inFlight;
    private final RequestObserver observer;
    private final long startNanos = System.nanoTime();

    private Exchange(Request request, InFlight inFlight, RequestObserver observer) {
        this.request = request;
        this.response = request.getResponse();
        this.inFlight = inFlight;
        this.observer = observer;
    }

    static Exchange begin(Request request, InFlight inFlight, RequestObserver observer) {
        Exchange exchange = new Exchange(request, inFlight, observer);
        inFlight.begin();
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

    void answer(ScimError error) {
        Answers.send(response, error);
    }

    /** The last moment at which header fields can be set. */
    @Override
    public void onCommit() {
        // Grizzly adds one itself, but later, when it takes every new field for a trailer and drops this one.
        response.getResponse().getHeaders().setValue(Header.Date).setBytes(FastHttpDateFormat.getCurrentDateBytes());
        if (inFlight.isDraining()) {
            // The client's next request belongs to a server that is not about to stop.
            response.getResponse().getProcessingState().setKeepAlive(false);
        }
    }

    /** Grizzly's last call before it reuses the objects of the request. */
    @Override
    public void onAfterService(Request answered) {
        AccessLog.answered(answered, startNanos);
        observer.answered(answered, System.nanoTime() - startNanos);
        request.getContext().notifyDownstream(TransportFilter.createFlushEvent(new EmptyCompletionHandler<Object>() {
            @Override
            public void completed(Object result) {
                inFlight.end();
            }

            @Override
            public void cancelled() {
                inFlight.end();
            }

            @Override
            public void failed(Throwable throwable) {
                inFlight.end();
            }
        }));
    }

    /** The client went away; Grizzly makes no last call then. */
    void abandon() {
        AccessLog.abandoned(request, startNanos);
        inFlight.end();
    }
}
