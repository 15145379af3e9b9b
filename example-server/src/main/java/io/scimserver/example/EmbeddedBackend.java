package io.scimserver.example;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes commands one after the other, each of them with the commit that makes it last, before it is answered. Without
 * the lock, a commit could keep the half of another thread's write, and an answer could show it.
 */
final class EmbeddedBackend extends H2Backend {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBackend.class);

    private static final int INTERNAL_ERROR = 1;
    private static final int UNAUTHORIZED = 13;

    /** How often space that is no longer used is won back. */
    private static final int COMMITS_BETWEEN_COMPACTIONS = 1_000;

    private static final int TARGET_FILL_RATE = 60;
    private static final int BYTES_A_COMPACTION = 8 * 1024 * 1024;

    private final MVStore store;
    private final String secret;
    private final Set<Channel> admitted = ConcurrentHashMap.newKeySet();
    private int commits;

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
        synchronized (this) {
            // A copy, because the answer is sent after the lock is gone.
            Document answer =
                    super.handleCommand(channel, database, command, query).cloneDeeply();
            commit();
            return answer;
        }
    }

    /** Answers errors by itself: the server would log them together with the command, which holds users. */
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

    @Override
    public void commit() {
        if (!store.hasUnsavedChanges()) {
            return;
        }
        store.commit();
        commits++;
        if (commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
            store.compact(TARGET_FILL_RATE, BYTES_A_COMPACTION);
        }
    }

    /** The handshake of a connection names the application; ours is named by the secret. */
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
