package io.scimserver.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/** Embedded server whose responses are copies made under one lock: by itself it sends documents while they change. */
final class LockedMemoryServer extends MemoryBackend {

    private LockedMemoryServer() {}

    /** Starts a server that lives as long as the process and returns its connection string. */
    static String start() {
        return new MongoServer(new LockedMemoryServer()).bindAndGetConnectionString();
    }

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
        return super.handleMessage(message).cloneDeeply();
    }
}
