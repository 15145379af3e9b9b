package io.scimserver.example.http;

import io.scimserver.auth.Authentication;
import io.scimserver.example.http.connection.SlowConnections;
import io.scimserver.schema.ScimError;
import java.util.Optional;
import java.util.function.Consumer;
import org.glassfish.grizzly.http.server.Request;

/**
 * Decides by its header alone whether the body of a request is read, and how much of it: nobody's body is kept in memory
 * before it is known who sends it, except the form of the sign-in page, which is small.
 */
final class RequestBodies {

    private final RequestBodyBuffer gate;
    private final RequestBodyBuffer.Allowance allowance;
    private final SlowConnections slow;
    private final WrongUrlHandler wrongUrls;
    private final Optional<ConsoleHandler> console;

    /** @param allowance for those who are known */
    RequestBodies(
            RequestBodyBuffer gate,
            RequestBodyBuffer.Allowance allowance,
            SlowConnections slow,
            WrongUrlHandler wrongUrls,
            Optional<ConsoleHandler> console) {
        this.gate = gate;
        this.allowance = allowance;
        this.slow = slow;
        this.wrongUrls = wrongUrls;
        this.console = console;
    }

    /** Runs {@code service} once the body is there, or at once if it is not wanted; or {@code refusal}. */
    void await(Exchange exchange, String path, Runnable service, Consumer<ScimError> refusal) {
        Optional<RequestBodyBuffer.Allowance> allowed =
                hasBody(exchange.request()) ? allowance(exchange, path) : Optional.of(allowance);
        if (allowed.isPresent()) {
            gate.whenComplete(exchange, allowed.get(), service, refusal);
        } else {
            service.run();
        }
    }

    /** Returns true if the client may go on and send the body that it has announced. */
    boolean wants(Exchange exchange, String path) {
        return allowance(exchange, path)
                .filter(allowed -> allowed.admits(exchange.request()))
                .isPresent();
    }

    private static boolean hasBody(Request request) {
        return request.getRequest().isExpectContent()
                || request.getInputBuffer().readyData() > 0;
    }

    /** Empty: the response does not depend on the body. */
    private Optional<RequestBodyBuffer.Allowance> allowance(Exchange exchange, String path) {
        if (HealthProbes.responses(path)) {
            return Optional.empty();
        }
        if (console.isPresent() && ConsoleHandler.responses(path)) {
            return Optional.of(allowance(console.get(), exchange.request()));
        }
        boolean isKnown = wrongUrls.authenticate(exchange) instanceof Authentication.Accepted;
        return isKnown ? Optional.of(known(exchange.request(), allowance)) : Optional.empty();
    }

    private RequestBodyBuffer.Allowance allowance(ConsoleHandler handler, Request request) {
        return handler.isSignedIn(request)
                ? known(request, new RequestBodyBuffer.Allowance(ConsoleHandler.MAX_FORM_BYTES, allowance.held()))
                : new RequestBodyBuffer.Allowance(
                        ConsoleHandler.MAX_SIGN_IN_BYTES,
                        () -> slow.begin(request.getContext().getConnection(), 0));
    }

    /** Ends the count of a stranger's request: it is counted by its allowance from now on. */
    private RequestBodyBuffer.Allowance known(Request request, RequestBodyBuffer.Allowance allowed) {
        slow.arrived(request.getContext().getConnection());
        return allowed;
    }
}
