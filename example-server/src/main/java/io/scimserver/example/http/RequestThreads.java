package io.scimserver.example.http;

import io.scimserver.console.web.ConsoleCookie;
import io.scimserver.example.http.connection.ByteBudget;
import io.scimserver.example.http.connection.HeaderCost;
import io.scimserver.example.http.connection.ReservedBytes;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.util.Header;

/**
 * Threads of requests. Requests with credentials, requests without, and health probes have threads and a queue of their
 * own, so that strangers keep nobody else waiting. Each request goes to the end of its queue: a client that sends many
 * takes turns with others. The memory of the requests that wait is limited; beyond that a request is {@link
 * #isTooMuch}.
 */
final class RequestThreads implements RequestExecutorProvider, AutoCloseable {

    private static final String TOO_MUCH = RequestThreads.class.getName() + ".tooMuch";
    private static final int THREADS_FOR_STRANGERS = 16;

    /** One part in so many of the heap is for the requests of one queue. */
    private static final int WAITING_SHARE = 16;

    private final RequestExecutorProvider sameThread = new SameThreadProvider();
    private final ExecutorService strangers = threads("http-stranger", THREADS_FOR_STRANGERS);
    private final ExecutorService probes = threads("http-health", 1);
    private final ByteBudget waitingStrangers;
    private final ByteBudget waitingProbes;
    private final ByteBudget waitingOthers;

    RequestThreads() {
        this(Runtime.getRuntime().maxMemory() / WAITING_SHARE);
    }

    /** @param bytes limit of the memory of the requests in one queue */
    RequestThreads(long bytes) {
        waitingStrangers = new ByteBudget(bytes);
        waitingProbes = new ByteBudget(bytes);
        waitingOthers = new ByteBudget(bytes);
    }

    private static ExecutorService threads(String name, int number) {
        return Executors.newFixedThreadPool(number, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Executor getExecutor(Request request) {
        if (HealthProbes.responses(GrizzlyTarget.sentPath(request))) {
            return inTurn(request, waitingProbes, probes);
        }
        return hasCredentials(request)
                ? inTurn(
                        request,
                        waitingOthers,
                        request.getContext().getConnection().getTransport().getWorkerThreadPool())
                : inTurn(request, waitingStrangers, strangers);
    }

    /** Returns true if the request has to be refused at once, because too many wait before it. */
    static boolean isTooMuch(Request request) {
        return request.getAttribute(TOO_MUCH) != null;
    }

    @Override
    public void close() {
        strangers.shutdownNow();
        probes.shutdownNow();
    }

    private Executor inTurn(Request request, ByteBudget waiting, Executor threads) {
        ReservedBytes place = waiting.share();
        if (!place.grow(HeaderCost.of(request.getRequest()))) {
            request.setAttribute(TOO_MUCH, true);
            return sameThread.getExecutor(request);
        }
        return work -> threads.execute(() -> {
            place.release();
            work.run();
        });
    }

    /** Looks at the presence of credentials only: whether they are right is for those who take the request. */
    private static boolean hasCredentials(Request request) {
        String session = ConsoleCookie.Kind.SESSION.cookieName() + "=";
        return request.getHeader(Header.Authorization) != null
                || Optional.ofNullable(request.getHeader(Header.Cookie))
                        .filter(cookies -> cookies.contains(session))
                        .isPresent();
    }
}
