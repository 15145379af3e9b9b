package io.scimserver.mongo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteResult;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the meaning of errors that the database gives to a write. */
class FailuresTest {

    private static final ServerAddress SERVER = new ServerAddress("db.example", 27017);
    private static final String RETRYABLE = "RetryableWriteError";
    private static final String NOTHING_WRITTEN = "NoWritesPerformed";

    /** Errors of a server that steps down, shuts down or recovers, or is reached through a router. */
    private static final List<Function<BsonDocument, MongoException>> INTERRUPTIONS = List.of(
            reply -> new MongoNodeIsRecoveringException(reply, SERVER),
            reply -> new MongoNotPrimaryException(reply, SERVER),
            reply -> new MongoCommandException(reply, SERVER),
            reply -> labelled(
                    new MongoBulkWriteException(BulkWriteResult.unacknowledged(), List.of(), null, SERVER, Set.of()),
                    reply));

    static Stream<MongoException> interruptedAfterARetry() {
        return INTERRUPTIONS.stream().map(type -> type.apply(reply(91, RETRYABLE)));
    }

    static Stream<MongoException> interruptedWithoutAnyWrite() {
        return INTERRUPTIONS.stream().map(type -> type.apply(reply(91, RETRYABLE, NOTHING_WRITTEN)));
    }

    @ParameterizedTest
    @MethodSource("interruptedAfterARetry")
    void aWriteThatWasRetriedAndInterruptedMayHaveHappened(MongoException e) {
        assertThatThrownBy(() -> write(e)).isInstanceOf(OutcomeUnknown.class);
        assertThat(together(e)).isInstanceOf(OutcomeUnknown.class);
    }

    @ParameterizedTest
    @MethodSource("interruptedWithoutAnyWrite")
    void whereTheServerSaysThatNothingWasWrittenNothingWas(MongoException e) {
        assertThatThrownBy(() -> write(e)).isInstanceOf(Unavailable.class);
        assertThat(together(e)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @MethodSource("interruptedAfterARetry")
    void aReadThatWasInterruptedIsOnlyUnavailable(MongoException e) {
        assertThatThrownBy(() -> Failures.read(() -> {
                    throw e;
                }))
                .isInstanceOf(Unavailable.class);
    }

    private static void write(MongoException e) throws Failures.DuplicateKeyException {
        Failures.write(() -> {
            throw e;
        });
    }

    private static StoreException together(MongoException e) {
        return Failures.writeTogether(2, () -> {
                    throw e;
                })
                .trouble()
                .orElseThrow();
    }

    private static BsonDocument reply(int code, String... labels) {
        BsonArray all = new BsonArray(Stream.of(labels).map(BsonString::new).toList());
        return new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errorLabels", all);
    }

    private static MongoException labelled(MongoException e, BsonDocument reply) {
        reply.getArray("errorLabels")
                .forEach(label -> e.addLabel(label.asString().getValue()));
        return e;
    }
}
