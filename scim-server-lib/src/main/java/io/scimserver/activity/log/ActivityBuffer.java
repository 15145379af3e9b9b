package io.scimserver.activity.log;

import io.scimserver.activity.ActivityEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Buffer of observed requests that are not written yet: bounded, many threads put in, one takes out. A thread that puts
 * in holds the lock for a few instructions only. Entries of no tenant make room for those of tenants: whoever sends
 * requests without a token takes no entry away from anybody.
 */
final class ActivityBuffer {

    /**
     * Observed request, secrets included.
     *
     * @param entry the known facts of it
     * @param request the body of the request
     * @param response the body of the response
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copying bodies would cost the request
    record Observed(ActivityEntry entry, byte[] request, byte[] response) {

        boolean isAnonymous() {
            return entry.tenant().isEmpty();
        }

        /** Everything in it whose length is up to the client. */
        long bytes() {
            return request.length
                    + (long) response.length
                    + entry.call().path().length()
                    + length(entry.source().address())
                    + length(entry.source().userAgent())
                    + length(entry.outcome().detail());
        }

        private static int length(Optional<String> text) {
            return text.map(String::length).orElse(0);
        }

        /** Returns a text without secrets, which stay out of logs. */
        @Override
        public String toString() {
            return "Observed[" + entry + "]";
        }
    }

    private final ActivitySettings.Buffer limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Observed> queue = new LinkedHashMap<>();
    private final Deque<Long> anonymous = new ArrayDeque<>();
    private long bytes;
    private long anonymousBytes;
    /** Number of the entry that was accepted last; entries are numbered from 1. */
    private long accepted;

    /** All entries up to this number are written or lost. */
    private long settled;

    private long lastTaken;
    private int writing;
    private long lost;
    private Optional<Instant> lastLost = Optional.empty();
    private int flushes;
    private boolean closed;

    ActivityBuffer(ActivitySettings.Buffer limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    void offer(Observed observed) {
        lock.lock();
        try {
            if (closed || !makeRoom(observed)) {
                lose(1);
                return;
            }
            add(observed);
            // The writer sleeps only while nothing waits, or for its short pause that needs no waking
            if (queue.size() == 1) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Drops entries of no tenant, oldest first, if one of a tenant fits in then. Called with the lock held. */
    private boolean makeRoom(Observed observed) {
        if (!observed.isAnonymous() && fits(observed, anonymous.size(), anonymousBytes)) {
            while (!fits(observed, 0, 0)) {
                remove(anonymous.element());
                lose(1);
            }
        }
        return fits(observed, 0, 0);
    }

    private boolean fits(Observed observed, int fewer, long lessBytes) {
        return queue.size() - fewer < limits.entries() && bytes - lessBytes + observed.bytes() <= limits.bytes();
    }

    private void add(Observed observed) {
        accepted++;
        queue.put(accepted, observed);
        bytes += observed.bytes();
        if (observed.isAnonymous()) {
            anonymous.add(accepted);
            anonymousBytes += observed.bytes();
        }
    }

    /** Removes the oldest entry, or the oldest of no tenant, which is the oldest of all if that has no tenant. */
    private Observed remove(long number) {
        Observed removed = queue.remove(number);
        bytes -= removed.bytes();
        if (removed.isAnonymous()) {
            anonymous.remove();
            anonymousBytes -= removed.bytes();
        }
        return removed;
    }

    /**
     * Takes up to {@code most} entries, as soon as there are some; after the first it lingers for more, unless somebody
     * waits for them. Empty after {@code idle} without any, or when closed and drained.
     */
    List<Observed> take(int most, Duration linger, Duration idle) throws InterruptedException {
        lock.lock();
        try {
            await(idle, () -> !queue.isEmpty() || closed);
            if (!queue.isEmpty()) {
                await(linger, () -> closed || flushes > 0 || queue.size() >= most);
            }
            List<Observed> taken = new ArrayList<>(Math.min(most, queue.size()));
            while (taken.size() < most && !queue.isEmpty()) {
                lastTaken = queue.keySet().iterator().next();
                taken.add(remove(lastTaken));
            }
            writing = taken.size();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Marks the entries that were taken as settled; some of them could not be written. */
    void settle(int notWritten) {
        lock.lock();
        try {
            settled = lastTaken;
            writing = 0;
            lose(notWritten);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitWritten(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long goal = accepted;
            flushes++;
            changed.signalAll();
            try {
                return await(atMost, () -> settled >= goal);
            } finally {
                flushes--;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for this time without being able to write, unless closed meanwhile. */
    void pause(Duration time) throws InterruptedException {
        lock.lock();
        try {
            await(time, () -> closed);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up what is left, and takes nothing more. */
    void abandon() {
        lock.lock();
        try {
            closed = true;
            lose(unsettled());
            settled = accepted;
            writing = 0;
            queue.clear();
            anonymous.clear();
            bytes = 0;
            anonymousBytes = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Counts entries as lost. Called with the lock held. */
    private void lose(long number) {
        if (number > 0) {
            lost += number;
            lastLost = Optional.of(clock.instant());
        }
    }

    Optional<Instant> lastLost() {
        lock.lock();
        try {
            return lastLost;
        } finally {
            lock.unlock();
        }
    }

    long lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return unsettled();
        } finally {
            lock.unlock();
        }
    }

    private int unsettled() {
        return queue.size() + writing;
    }

    private boolean await(Duration atMost, java.util.function.BooleanSupplier goal) throws InterruptedException {
        long left = atMost.toNanos();
        while (!goal.getAsBoolean()) {
            if (left <= 0) {
                return false;
            }
            left = changed.awaitNanos(left);
        }
        return true;
    }
}
