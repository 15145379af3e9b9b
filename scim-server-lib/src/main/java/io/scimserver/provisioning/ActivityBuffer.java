package io.scimserver.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Buffer of observed requests that are not written yet: bounded, many threads put in, one takes out. A thread that puts
 * in holds the lock for a few instructions only.
 */
final class ActivityBuffer {

    /**
     * Observed request, secrets included.
     *
     * @param facts the known facts of it
     * @param request the body of the request
     * @param answer the body of the response
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copying bodies would cost the request
    record Observed(ActivityEntry facts, byte[] request, byte[] answer) {

        /** Everything in it whose length is up to the client. */
        long bytes() {
            return request.length
                    + (long) answer.length
                    + facts.call().path().length()
                    + length(facts.source().address())
                    + length(facts.source().userAgent())
                    + length(facts.outcome().detail());
        }

        private static int length(Optional<String> text) {
            return text.map(String::length).orElse(0);
        }

        /** Returns a text without secrets, which stay out of logs. */
        @Override
        public String toString() {
            return "Observed[" + facts + "]";
        }
    }

    private final ActivitySettings.Buffer limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Observed> queue = new ArrayDeque<>();
    private long bytes;
    private long accepted;
    private long settled;
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
            if (closed || queue.size() >= limits.entries() || bytes + observed.bytes() > limits.bytes()) {
                lose(1);
                return;
            }
            queue.add(observed);
            bytes += observed.bytes();
            accepted++;
            // The writer sleeps only while nothing waits, or for its short pause that needs no waking
            if (queue.size() == 1) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
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
                Observed next = queue.remove();
                bytes -= next.bytes();
                taken.add(next);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Marks this number of taken entries as settled; some of them could not be written. */
    void settle(int number, int notWritten) {
        lock.lock();
        try {
            settled += number;
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
            lose(accepted - settled);
            settled = accepted;
            queue.clear();
            bytes = 0;
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
            return (int) (accepted - settled);
        } finally {
            lock.unlock();
        }
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
