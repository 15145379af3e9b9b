package io.scimserver.mongo.internal;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.bulk.BulkWriteError;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoreException.UnsupportedValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.BsonMaximumSizeExceededException;

/** Translation of the driver's exceptions into those of a store. */
public final class Failures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Error codes of a document that is too large: BSONObjectTooLarge, and two that older servers gave. */
    private static final Set<Integer> TOO_LARGE = Set.of(10334, 17419, 17420);

    /**
     * Error codes of a write that was undone because another write was in the way: WriteConflict, and a deadlock in
     * DocumentDB.
     */
    private static final Set<Integer> UNDONE = Set.of(112, 16908292);

    /** Of the last of several attempts: an earlier one may have been carried out. */
    private static final String RETRYABLE = "RetryableWriteError";

    /** The server's word that none of the attempts changed anything. */
    private static final String NOTHING_WRITTEN = "NoWritesPerformed";

    private static final int DUPLICATE_KEY = 11000;
    private static final int ATTEMPTS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private Failures() {}

    /** Runs a read: whatever goes wrong, nothing has happened. */
    public static <T> T read(Supplier<T> read) {
        try {
            return read.get();
        } catch (MongoException e) {
            throw unavailable(e);
        }
    }

    /**
     * Runs a write: it happened, or it did not, or nobody knows.
     *
     * @throws DuplicateKeyException if the database found a unique key twice; nothing was written
     */
    public static <T> T write(Supplier<T> write) throws DuplicateKeyException {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.get();
            } catch (MongoException e) {
                if (e.getCode() == DUPLICATE_KEY) {
                    throw new DuplicateKeyException();
                }
                if (!UNDONE.contains(e.getCode()) || attempt == ATTEMPTS) {
                    throw ofWrite(e);
                }
                pause(attempt);
            } catch (BsonMaximumSizeExceededException e) {
                throw tooLarge();
            }
        }
    }

    /** Runs an unordered write of several documents that go to the server in one message. */
    public static BatchWrite writeTogether(int documents, Runnable write) {
        try {
            write.run();
            return BatchWrite.complete();
        } catch (MongoBulkWriteException e) {
            return e.hasErrorLabel(RETRYABLE) ? BatchWrite.failed(ofWrite(e)) : partly(e);
        } catch (MongoException e) {
            return UNDONE.contains(e.getCode()) ? BatchWrite.undone(documents) : BatchWrite.failed(ofWrite(e));
        } catch (BsonMaximumSizeExceededException e) {
            return BatchWrite.undone(documents);
        }
    }

    private static BatchWrite partly(MongoBulkWriteException e) {
        Set<Integer> undone =
                e.getWriteErrors().stream().map(BulkWriteError::getIndex).collect(Collectors.toUnmodifiableSet());
        return new BatchWrite(
                undone, Optional.ofNullable(e.getWriteConcernError()).map(unconfirmed -> ofWrite(e)));
    }

    /**
     * Waits at random, up to twice as long each time, so that writes that got in each other's way do not meet again.
     */
    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, 5L << Math.min(attempt, 10));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(longest)));
    }

    /**
     * Failure of a write because two users have one unique key. Carries nothing: the database's message would name the
     * values.
     */
    public static final class DuplicateKeyException extends Exception {

        private static final long serialVersionUID = 1L;

        private DuplicateKeyException() {
            super("", null, false, false);
        }
    }

    private static StoreException ofWrite(MongoException e) {
        if (TOO_LARGE.contains(e.getCode())) {
            return tooLarge();
        }
        boolean isRefusal = e instanceof MongoServerException response && !isUncertain(response);
        return isRefusal || wasNotSent(e)
                ? unavailable(e)
                : new OutcomeUnknown("a write was sent to MongoDB and not answered: " + describe(e), withoutText(e));
    }

    /** Returns true if the server reported an error but may have carried out the command. */
    private static boolean isUncertain(MongoServerException e) {
        boolean isUnconfirmed = e instanceof MongoWriteConcernException || e instanceof MongoBulkWriteException;
        boolean isInterrupted = e instanceof MongoNotPrimaryException
                || e instanceof MongoNodeIsRecoveringException
                || e.hasErrorLabel(RETRYABLE);
        return (isUnconfirmed || isInterrupted) && !e.hasErrorLabel(NOTHING_WRITTEN);
    }

    private static boolean wasNotSent(MongoException e) {
        if (e instanceof MongoTimeoutException) {
            // One type of exception for two things: only the words tell that no server was found in time.
            return !(e instanceof MongoOperationTimeoutException)
                    || String.valueOf(e.getMessage()).startsWith("Timed out while waiting for a server");
        }
        return e instanceof MongoSocketOpenException
                || e instanceof MongoConnectionPoolClearedException
                || e instanceof MongoServerUnavailableException
                || e instanceof MongoSecurityException;
    }

    private static Unavailable unavailable(MongoException e) {
        return new Unavailable("MongoDB does not answer: " + describe(e), RETRY_AFTER, withoutText(e));
    }

    private static UnsupportedValue tooLarge() {
        return new UnsupportedValue("the resource", "is larger than MongoDB keeps");
    }

    private static String describe(MongoException e) {
        return e.getClass().getSimpleName() + (e instanceof MongoServerException ? ", code " + e.getCode() : "");
    }

    /**
     * Returns the exception without the server's message. That message may repeat the command, and with it the user, so
     * it stays out of logs.
     */
    private static Throwable withoutText(MongoException e) {
        if (!(e instanceof MongoServerException)) {
            return e;
        }
        MongoException silent = new MongoException(e.getCode(), describe(e));
        silent.setStackTrace(e.getStackTrace());
        return silent;
    }
}
