package io.scimserver.example.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backend that executes commands one after the other, and sends each response when the command's changes are in the
 * file. Commits happen between two commands, so that none keeps the half of a write; one commit makes all commands last
 * that were executed before it.
 */
final class EmbeddedBackend extends H2Backend {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBackend.class);

    private static final int INTERNAL_ERROR = 1;
    private static final int UNAUTHORIZED = 13;

    /** Number of commits after which unused space is reclaimed. */
    private static final int COMMITS_BETWEEN_COMPACTIONS = 100;

    private static final int TARGET_FILL_RATE = 60;
    private static final int BYTES_A_COMPACTION = 1024 * 1024;

    /**
     * Longest time without a sync: less than the time for which the store keeps replaced data, so that the new data is
     * on the disk by then.
     */
    static final Duration LONGEST_WITHOUT_SYNC = Duration.ofSeconds(1);

    private final MVStore store;
    private final String secret;
    private final Set<Channel> admitted = ConcurrentHashMap.newKeySet();

    /**
     * Fair lock: a thread that waits to execute goes before one that waits to commit, so that one commit serves them
     * all.
     */
    private final Lock turn = new ReentrantLock(true);

    private long executed;
    private volatile long lasting;
    private int commits;
    private long synced = System.nanoTime();

    /** Response, with the number of commands executed then, this one included. */
    private record Executed(Document answer, long number) {}

    EmbeddedBackend(MVStore store, String secret) {
        super(store);
        this.store = store;
        this.secret = secret;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new EmbeddedDatabase(databaseName, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        admit(channel, query);
        Executed done = inTurn(() -> execute(channel, database, command, query));
        if (lasting < done.number) {
            inTurn(() -> makeLast(done.number));
        }
        return done.answer;
    }

    /**
     * Handles a message and responds to errors by itself: the server would log them together with the command, which
     * holds users.
     */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerError e) {
            return error(e.getCode(), e.getMessageWithoutErrorCode());
        } catch (RuntimeException e) {
            LOG.error("the embedded database failed: {}", e.getClass().getName());
            return error(INTERNAL_ERROR, "internal error");
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new MongoServerException("queries come as messages");
    }

    @Override
    public void handleClose(Channel channel) {
        admitted.remove(channel);
        super.handleClose(channel);
    }

    private Executed execute(Channel channel, String database, String command, Document query) {
        // A copy, because the answer is sent when others execute.
        Document answer = super.handleCommand(channel, database, command, query).cloneDeeply();
        executed++;
        if (!store.hasUnsavedChanges()) {
            lasting = executed;
        }
        return new Executed(answer, executed);
    }

    private long makeLast(long number) {
        if (lasting < number) {
            commit();
            lasting = executed;
        }
        return lasting;
    }

    @Override
    public void commit() {
        sync();
        store.commit();
        commits++;
        if (commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
            store.compact(TARGET_FILL_RATE, BYTES_A_COMPACTION);
        }
    }

    private void sync() {
        long now = System.nanoTime();
        if (now - synced > LONGEST_WITHOUT_SYNC.toNanos()) {
            store.sync();
            synced = now;
        }
    }

    private <T> T inTurn(Supplier<T> action) {
        turn.lock();
        try {
            return action.get();
        } finally {
            turn.unlock();
        }
    }

    /** Admits the handshake of a connection. It names the application; ours is named by the secret. */
    private void admit(Channel channel, Document query) {
        if (query.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && secret.equals(application.get("name"))) {
            admitted.add(channel);
        }
        if (!admitted.contains(channel)) {
            throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "this database belongs to another process");
        }
    }

    private static Document error(int code, String message) {
        return new Document("ok", 0).append("code", code).append("errmsg", message);
    }
}
