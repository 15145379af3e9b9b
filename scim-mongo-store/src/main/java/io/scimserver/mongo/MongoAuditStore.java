package io.scimserver.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.audit.AuditSubject;
import io.scimserver.mongo.internal.BatchWrite;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.mongo.internal.Documents.IndexSpec;
import io.scimserver.mongo.internal.Failures;
import io.scimserver.mongo.internal.Failures.DuplicateKeyException;
import io.scimserver.mongo.internal.audit.AuditFormat;
import io.scimserver.store.search.value.Folding;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Audit store in the same database as the users, for users' history and the actions of administrators, in the
 * collection {@code audit}; one document an entry:
 *
 * <pre>{@code
 * { "_id": "019ab1c2-...", "formatVersion": 1, "tenant": "acme",
 *   "terms": ["subject:0198...", "actorKind:TOKEN", "actor:a515...", "action:deleted"],
 *   "actor": { "kind": "TOKEN", "id": "a515...", "label": "Entra ID" }, "requestId": "019ab1c2-...",
 *   "subject": { "kind": "employee", "id": "0198...", "name": "Ada@example.com", "folded": "ada@example.com" },
 *   "action": "deleted", "versionBefore": "hog7.0.0", "versionAfter": "hog8.0.0",
 *   "paths": ["title"], "before": [null], "after": ["\\"Dr\\""] }
 * }</pre>
 *
 * <p>Failures, durability and threads are as in {@link MongoUserStores}; {@link #createIndexes()} and {@link #verify()}
 * are too. Every list uses an index that starts with the tenant, in its order. Call {@link #deleteOlderThan} once a
 * day: it finds old entries by the {@code _id}, which holds the time, so that no index is kept for it.
 */
public final class MongoAuditStore implements AuditStore {

    private static final int BITS_BEHIND_THE_TIME = 16;

    private final Documents documents;

    /** Opens the audit entries in this database. */
    public MongoAuditStore(MongoDatabase database, MongoConfig config) {
        this.documents = new Documents(
                database,
                config,
                "audit",
                List.of(
                        IndexSpec.unique("tenant_id", AuditFormat.TENANT, AuditFormat.ID),
                        IndexSpec.of("tenant_terms_id", AuditFormat.TENANT, AuditFormat.TERMS, AuditFormat.ID)));
    }

    /**
     * Makes the indexes that are missing; changes nothing if all are there.
     *
     * @throws io.scimserver.store.StoreException.Unavailable if the database does not do it
     */
    public void createIndexes() {
        documents.createIndexes();
    }

    /**
     * Returns if the store is ready for requests.
     *
     * @throws io.scimserver.store.StoreException.Unavailable if it is not; the message says why
     */
    public void verify() {
        documents.verify();
    }

    @Override
    public void append(List<AuditEntry> entries) {
        List<BsonDocument> added = entries.stream().map(AuditFormat::write).toList();
        if (added.size() < 2) {
            added.forEach(this::insert);
            return;
        }
        BatchWrite write = Failures.writeTogether(
                added.size(), () -> documents.collection().insertMany(added, new InsertManyOptions().ordered(false)));
        write.undone().stream().sorted().map(added::get).forEach(this::insert);
        write.trouble().ifPresent(failure -> {
            throw failure;
        });
    }

    @Override
    public List<AuditEntry> list(AuditQuery query) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(Filters.eq(AuditFormat.TENANT, query.tenant().id()));
        query.subject().id().ifPresent(id -> conditions.add(term(AuditFormat.subjectTerm(id))));
        query.actorId().ifPresent(id -> conditions.add(term(AuditFormat.actorTerm(id))));
        query.actorKind().ifPresent(kind -> conditions.add(term(AuditFormat.actorKindTerm(kind))));
        query.action().ifPresent(action -> conditions.add(action(action)));
        query.subject()
                .name()
                .ifPresent(name -> conditions.add(Filters.eq(AuditFormat.SUBJECT_FOLDED, Folding.fold(name))));
        query.before().ifPresent(id -> conditions.add(Filters.lt(AuditFormat.ID, id)));
        return Failures.read(() -> documents
                .collection()
                .find(Filters.and(conditions))
                .sort(Sorts.descending(AuditFormat.ID))
                .limit(query.limit())
                .map(AuditFormat::read)
                .into(new ArrayList<>()));
    }

    @Override
    public long deleteOlderThan(Instant time) {
        return documents.deleteAll(Filters.lt(AuditFormat.ID, firstIdAt(time)));
    }

    @Override
    public long erase(Tenant tenant, String employeeId) {
        Bson about = Filters.and(
                Filters.eq(AuditFormat.TENANT, tenant.id()),
                term(AuditFormat.subjectTerm(employeeId)),
                Filters.eq(AuditFormat.SUBJECT_KIND, AuditSubject.EMPLOYEE));
        Bson withoutValues = Updates.combine(
                Updates.set(AuditFormat.ERASED, true),
                Updates.set(AuditFormat.SUBJECT_NAME, ""),
                Updates.set(AuditFormat.SUBJECT_FOLDED, ""),
                Updates.unset(AuditFormat.BEFORE),
                Updates.unset(AuditFormat.AFTER));
        return documents.updateAll(about, withoutValues);
    }

    @Override
    public long deleteTenant(Tenant tenant) {
        return documents.deleteAll(Filters.eq(AuditFormat.TENANT, tenant.id()));
    }

    /** Inserts an entry. One that is there already is the same: its id is a random one, and the call is repeated. */
    @SuppressWarnings("UnusedException")
    private void insert(BsonDocument entry) {
        try {
            Failures.write(() -> documents.collection().insertOne(entry));
        } catch (DuplicateKeyException present) {
            return;
        }
    }

    private static Bson action(String action) {
        return AuditFormat.isTerm(action)
                ? term(AuditFormat.actionTerm(action))
                : Filters.eq(AuditFormat.ACTION, action);
    }

    private static Bson term(String term) {
        return Filters.eq(AuditFormat.TERMS, term);
    }

    private static String firstIdAt(Instant time) {
        long millis = Math.max(0, time.toEpochMilli());
        return new UUID(millis << BITS_BEHIND_THE_TIME, 0).toString();
    }

    Stream<String> tenants() {
        return documents.texts(AuditFormat.TENANT);
    }
}
