package io.scimserver.internal.users;

import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Limit of the attempts to work out a change of one user again because others were faster. */
final class RetryBackoff {

    private static final int MAX_ATTEMPTS = 200;
    private static final int ATTEMPTS_WITHOUT_PAUSE = 3;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000;

    private int attempts;

    /**
     * Waits a little, at random, so that the contenders do not meet again in step.
     *
     * @throws ScimErrorException 503 after too many attempts
     */
    void pause() {
        attempts++;
        if (attempts == MAX_ATTEMPTS) {
            throw new ScimErrorException(
                    new ScimError(503, "Too many requests change this user at the same time. Try again."));
        }
        if (attempts > ATTEMPTS_WITHOUT_PAUSE) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
        }
    }
}
