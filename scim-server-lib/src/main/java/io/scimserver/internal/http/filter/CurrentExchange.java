package io.scimserver.internal.http.filter;

/**
 * Exchange of the request that a thread serves at this moment, from the first filter on it to the last. Endpoints ask
 * here rather than for an injected request: injection takes longer than the endpoint itself, and not every container
 * knows the type. Safe for use by many threads.
 */
public final class CurrentExchange {

    @SuppressWarnings("ThreadLocalUsage") // one for each application, not one for all of the process
    private final ThreadLocal<Exchange> ofThread = new ThreadLocal<>();

    /** Returns the exchange of the request that has reached an endpoint on this thread. */
    public Exchange get() {
        Exchange exchange = ofThread.get();
        if (exchange == null) {
            throw new IllegalStateException("the request came past the filters");
        }
        return exchange;
    }

    void begin(Exchange exchange) {
        ofThread.set(exchange);
    }

    void end() {
        ofThread.remove();
    }
}
