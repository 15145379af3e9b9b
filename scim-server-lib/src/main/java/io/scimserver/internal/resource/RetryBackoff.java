package io.scimserver.internal.resource;

import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compare-and-set of one resource: a change that comes too late is worked out again on the newer version, a limited
 * number of times.
 */
public final class RetryBackoff {

    private static final int MAX_ATTEMPTS = 200;
    private static final int ATTEMPTS_WITHOUT_PAUSE = 3;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000;

    private int attempts;

    private RetryBackoff() {}

    /**
     * Reads a resource, checks the preconditions of the request, and tries until the change is written.
     *
     * @param read reads the resource
     * @param parser parses the change once the resource is known: an unknown one is reported before a bad body is. The
     *     change writes it; empty if the resource is at another version by now
     * @throws ScimErrorException 412 if a precondition does not hold, 503 after too many attempts
     */
    public static <T> T change(
            Supplier<StoredUser> read,
            Preconditions preconditions,
            Supplier<Function<StoredUser, Optional<T>>> parser) {
        StoredUser first = read.get();
        Function<StoredUser, Optional<T>> change = parser.get();
        return retry(first, read, resource -> {
            preconditions.checkWrite(resource);
            return change.apply(resource);
        });
    }

    /**
     * Tries until the change is written.
     *
     * @param first the resource as it was read before
     * @param again reads it once more
     * @param change works the change out and writes it; empty if the resource is at another version by now
     * @throws ScimErrorException 503 after too many attempts
     */
    public static <T> T retry(StoredUser first, Supplier<StoredUser> again, Function<StoredUser, Optional<T>> change) {
        RetryBackoff backoff = new RetryBackoff();
        Optional<T> written = change.apply(first);
        while (written.isEmpty()) {
            backoff.pause();
            written = change.apply(again.get());
        }
        return written.get();
    }

    /**
     * Waits a little, at random, so that the contenders do not meet again in step.
     *
     * @throws ScimErrorException 503 after too many attempts
     */
    private void pause() {
        attempts++;
        if (attempts == MAX_ATTEMPTS) {
            throw new ScimErrorException(
                    new ScimError(503, "Too many requests change this at the same time. Try again."));
        }
        if (attempts > ATTEMPTS_WITHOUT_PAUSE) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
        }
    }
}
