package io.scimserver.internal.resource;

import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Order of the writes in this server: while one resource is written, nobody else writes it. Others seldom wait, as they
 * seldom share its lock. Safe for use by many threads.
 */
public final class WriteOrder {

    private static final int STRIPES = 1_024;

    private final boolean isKept;
    private final List<Lock> stripes;

    /** @param isKept false: writes run as they come */
    public WriteOrder(boolean isKept) {
        this.isKept = isKept;
        this.stripes = Stream.generate(ReentrantLock::new)
                .limit(STRIPES)
                .<Lock>map(lock -> lock)
                .toList();
    }

    /** Runs a write and what belongs to it while nobody else in this server writes this resource. */
    public <T> T run(Caller by, String id, Supplier<T> write) {
        if (!isKept) {
            return write.get();
        }
        Lock stripe = stripes.get(stripeOf(by, id));
        stripe.lock();
        try {
            return write.get();
        } finally {
            stripe.unlock();
        }
    }

    /** Runs a write of several resources, as {@link #run(Caller, String, Supplier)} does for one. */
    public <T> T run(Caller by, List<String> ids, Supplier<T> write) {
        if (!isKept) {
            return write.get();
        }
        // One order for everybody, so that two such writes never wait for each other.
        List<Lock> held = ids.stream()
                .map(id -> stripeOf(by, id))
                .distinct()
                .sorted()
                .map(stripes::get)
                .toList();
        held.forEach(Lock::lock);
        try {
            return write.get();
        } finally {
            held.forEach(Lock::unlock);
        }
    }

    private static int stripeOf(Caller by, String id) {
        return Math.floorMod(Objects.hash(by.tenant(), id), STRIPES);
    }
}
