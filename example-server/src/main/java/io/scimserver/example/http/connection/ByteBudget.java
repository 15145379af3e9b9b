package io.scimserver.example.http.connection;

import java.util.concurrent.atomic.AtomicLong;

/** Limit on the bytes that all requests together may have in memory. Safe for use by many threads. */
public final class ByteBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public ByteBudget(long limit) {
        this.limit = limit;
    }

    /** One part in {@code parts} of the largest heap that this process may have. */
    public static ByteBudget ofHeap(int parts) {
        return new ByteBudget(Runtime.getRuntime().maxMemory() / parts);
    }

    /** A share for one request, empty at first. */
    public ReservedBytes share() {
        return new Share();
    }

    public long taken() {
        return taken.get();
    }

    private final class Share implements ReservedBytes {

        private long size;
        private boolean released;

        @Override
        public synchronized boolean grow(long bytes) {
            if (released) {
                return false;
            }
            // Never more than the limit, not even for a moment: another request would be refused for it.
            long before = taken.getAndUpdate(now -> now + bytes <= limit ? now + bytes : now);
            boolean granted = before + bytes <= limit;
            size += granted ? bytes : 0;
            return granted;
        }

        @Override
        public synchronized void release() {
            released = true;
            taken.addAndGet(-size);
            size = 0;
        }
    }
}
