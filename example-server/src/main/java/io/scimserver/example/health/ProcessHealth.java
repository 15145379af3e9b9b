package io.scimserver.example.health;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.grizzly.threadpool.AbstractThreadPool;
import org.glassfish.grizzly.threadpool.ThreadPoolProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health of this process: it cannot go on after an {@link Error} such as a lack of memory, which may have left anything
 * half done, nor without one of the threads that it started with. Only a restart helps then. Safe for use by many
 * threads.
 */
public class ProcessHealth extends ThreadPoolProbe.Adapter {

    private static final Logger log = LoggerFactory.getLogger(ProcessHealth.class);

    private final AtomicReference<String> fatal = new AtomicReference<>("");
    private final Set<Thread> essential = ConcurrentHashMap.newKeySet();

    /**
     * Notes what was thrown, wherever that was seen. Exceptions do not count, nor does a stack that was too small: that
     * error ends with the request.
     */
    public void note(Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof Error) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error && !(cause instanceof StackOverflowError)) {
            fatal.compareAndSet("", cause.toString());
        }
    }

    /** Sees what ends threads of this process that nobody else watches. */
    public void watchThreads() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            note(thrown);
            log.error("The thread {} has died", thread.getName(), thrown);
        });
    }

    /** Adds a thread that has to live as long as the server. */
    @Override
    public void onThreadAllocateEvent(AbstractThreadPool pool, Thread thread) {
        essential.add(thread);
    }

    /** Returns the reason to restart the process; empty while there is none. */
    public Optional<String> failure() {
        return Optional.of(fatal.get())
                .filter(error -> !error.isEmpty())
                .or(() -> essential.stream()
                        .filter(thread -> !thread.isAlive())
                        .findFirst()
                        .map(thread -> "the thread " + thread.getName() + " has died"));
    }
}
