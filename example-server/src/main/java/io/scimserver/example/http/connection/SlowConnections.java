package io.scimserver.example.http.connection;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.NIOConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections whose clients are slow, and for which bytes wait in memory: a TLS connection without a request, a part of
 * a header, a request of nobody known whose body is missing, or a response that is not read. Each has a time limit, all
 * together have a size limit. Beyond the size limit the connections that have waited longest are closed, so that slow
 * clients never take the place of quick ones. Safe for use by many threads.
 */
public final class SlowConnections implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlowConnections.class);

    private static final int LINES_A_SECOND = 20;

    private static final Attribute<Wait> REQUEST =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(SlowConnections.class.getName() + ".request");

    private final long maxBytes;
    private final Duration longestWait;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, SlowConnections::timerThread);
    private final Set<Wait> waits = new LinkedHashSet<>();
    private final LineLimit lines = new LineLimit(LINES_A_SECOND);
    private long bytes;

    /** @param maxBytes for all connections together */
    public SlowConnections(long maxBytes, Duration longestWait) {
        this.maxBytes = maxBytes;
        this.longestWait = longestWait;
        timer.setRemoveOnCancelPolicy(true);
    }

    private static Thread timerThread(Runnable work) {
        Thread thread = new Thread(work, "http-timer");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops the timer; connections are left as they are. */
    @Override
    public void close() {
        timer.shutdownNow();
    }

    /**
     * Waits for the client to send a request, or the rest of one; a wait that has begun goes on.
     *
     * @param held bytes that the connection holds meanwhile
     */
    void await(Connection<?> connection, long held) {
        Wait begun = REQUEST.get(connection);
        if (begun == null) {
            REQUEST.set(connection, begin(connection, held));
        } else {
            begun.grow(held - begun.held());
        }
    }

    /** Ends the wait for a request: it is there, or others count what is missing of it. */
    public void arrived(Connection<?> connection) {
        Wait begun = REQUEST.remove(connection);
        if (begun != null) {
            begun.release();
        }
    }

    /** Begins to wait for a client; the connection is closed unless the wait ends in time. */
    public Wait begin(Connection<?> connection, long held) {
        Wait begun = new Wait(connection, held);
        begun.timeout = timer.schedule(() -> begun.close("time"), longestWait.toMillis(), TimeUnit.MILLISECONDS);
        synchronized (this) {
            waits.add(begun);
            bytes += held;
        }
        closeLongestWaiting(begun);
        return begun;
    }

    /**
     * Runs {@code next} once the client has taken everything that was written to it; no thread waits for that.
     *
     * @param held bytes that wait in memory until then
     * @param next is told whether the client has taken it; false: the connection is closed
     */
    public void whenWritten(FilterChainContext context, long held, Consumer<Boolean> next) {
        if (unwritten(context.getConnection()) == 0) {
            next.accept(true);
            return;
        }
        Wait wait = begin(context.getConnection(), held);
        context.notifyDownstream(TransportFilter.createFlushEvent(new EmptyCompletionHandler<Object>() {
            @Override
            public void completed(Object result) {
                wait.release();
                next.accept(true);
            }

            @Override
            public void cancelled() {
                wait.release();
                next.accept(false);
            }

            @Override
            public void failed(Throwable throwable) {
                cancelled();
            }
        }));
    }

    /** The bytes of responses that the client's side of the connection has not taken yet. */
    public static int unwritten(Connection<?> connection) {
        return ((NIOConnection) connection).getAsyncWriteQueue().spaceInBytes();
    }

    /** Returns the bytes that wait in memory. */
    public synchronized long bytes() {
        return bytes;
    }

    private void closeLongestWaiting(Wait newest) {
        for (Wait victim = nextVictim(newest); victim != newest; victim = nextVictim(newest)) {
            victim.close("memory");
        }
    }

    /** The wait to give up; the newest one itself if the size limit is kept or nothing else is left. */
    private synchronized Wait nextVictim(Wait newest) {
        Iterator<Wait> oldestFirst = waits.iterator();
        return bytes > maxBytes && oldestFirst.hasNext() ? oldestFirst.next() : newest;
    }

    private void logClosed(String limit) {
        long leftOut = lines.takeLeftOut();
        if (leftOut > 0) {
            log.info("{} more connections were closed because their clients were slow", leftOut);
        }
        if (lines.admits()) {
            log.info("A connection was closed because its client is slow ({} limit)", limit);
        }
    }

    private synchronized void add(Wait wait, long more) {
        if (waits.contains(wait)) {
            bytes += more;
            wait.held += more;
        }
    }

    private synchronized boolean remove(Wait wait) {
        boolean removed = waits.remove(wait);
        bytes -= removed ? wait.held : 0;
        return removed;
    }

    /** One connection, for as long as bytes wait in memory for its client. */
    final class Wait implements ReservedBytes {

        private final Connection<?> connection;
        private long held;
        private volatile ScheduledFuture<?> timeout;

        @SuppressWarnings("NullAway.Init") // set before anybody else sees the wait
        private Wait(Connection<?> connection, long held) {
            this.connection = connection;
            this.held = held;
        }

        long held() {
            synchronized (SlowConnections.this) {
                return held;
            }
        }

        /** Makes room for the bytes in any case: others that have waited longer are closed. */
        @Override
        public boolean grow(long more) {
            add(this, more);
            closeLongestWaiting(this);
            return true;
        }

        /** The client has done its part, or is gone. */
        @Override
        public void release() {
            if (remove(this)) {
                timeout.cancel(false);
            }
        }

        private void close(String limit) {
            if (remove(this)) {
                timeout.cancel(false);
                logClosed(limit);
                connection.terminateSilently();
            }
        }
    }
}
