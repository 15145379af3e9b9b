package io.scimserver.mongo.internal.audit;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditSubject;
import io.scimserver.store.search.value.Folding;
import io.scimserver.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Audit entry as a document of the database; empty values are left out:
 *
 * <pre>{@code
 * { "_id": "019ab1c2-...",                // a UUID of version 7: holds the time, and sorts by it
 *   "formatVersion": 1,
 *   "tenant": "acme",
 *   "terms": ["subject:0198...", "actorKind:TOKEN", "actor:a515...", "action:deleted"],   // what it is found by
 *   "actor": { "kind": "TOKEN", "id": "a515...", "label": "Entra ID" },
 *   "requestId": "019ab1c2-...",
 *   "subject": { "kind": "employee", "id": "0198...", "name": "Ada@example.com", "folded": "ada@example.com" },
 *   "action": "updated",                // "created" and "updated" are no terms: most entries are one of them
 *   "versionBefore": "hog7.0.0",
 *   "versionAfter": "hog8.0.0",
 *   "paths": ["title", "active"],
 *   "before": [null, "true"],             // JSON as text, path by path; gone once the person was erased
 *   "after": ["\\"Dr\\"", "false"],
 *   "erased": true }
 * }</pre>
 */
public final class AuditFormat {

    public static final String ID = "_id";
    public static final String TENANT = "tenant";
    public static final String TERMS = "terms";
    public static final String SUBJECT_KIND = "subject.kind";
    public static final String SUBJECT_NAME = "subject.name";
    public static final String SUBJECT_FOLDED = "subject.folded";
    public static final String ACTION = "action";
    public static final String BEFORE = "before";
    public static final String AFTER = "after";
    public static final String ERASED = "erased";

    private static final String FORMAT_VERSION = "formatVersion";
    private static final String ACTOR = "actor";
    private static final String REQUEST_ID = "requestId";
    private static final String SUBJECT = "subject";
    private static final String VERSION_BEFORE = "versionBefore";
    private static final String VERSION_AFTER = "versionAfter";
    private static final String PATHS = "paths";
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String FOLDED = "folded";
    private static final String LABEL = "label";
    private static final String PART_ID = "id";
    private static final int CURRENT_FORMAT = 1;
    /** Actions without an index key: a key for each of these would find next to everything. */
    private static final Set<String> COMMON_ACTIONS = Set.of(AuditEvent.CREATED, AuditEvent.UPDATED);

    private AuditFormat() {}

    public static String subjectTerm(String id) {
        return "subject:" + id;
    }

    public static String actorTerm(String id) {
        return "actor:" + id;
    }

    public static String actorKindTerm(AuditActor.Kind kind) {
        return "actorKind:" + kind.name();
    }

    public static boolean isTerm(String action) {
        return !COMMON_ACTIONS.contains(action);
    }

    public static String actionTerm(String action) {
        return "action:" + action;
    }

    private static List<String> terms(AuditEvent event) {
        List<String> terms = new ArrayList<>(List.of(
                subjectTerm(event.subject().id()),
                actorKindTerm(event.actor().kind()),
                actorTerm(event.actor().id())));
        if (isTerm(event.action())) {
            terms.add(actionTerm(event.action()));
        }
        return terms;
    }

    public static BsonDocument write(AuditEntry entry) {
        AuditEvent event = entry.event();
        AuditActor actor = event.actor();
        AuditSubject subject = event.subject();
        BsonDocument document = new BsonDocument(ID, new BsonString(entry.id()))
                .append(FORMAT_VERSION, new BsonInt32(CURRENT_FORMAT))
                .append(TENANT, new BsonString(event.tenant().id()))
                .append(TERMS, texts(terms(event)))
                .append(ACTOR, part(actor.kind().name(), actor.id()).append(LABEL, new BsonString(actor.label())))
                .append(
                        SUBJECT,
                        part(subject.kind(), subject.id())
                                .append(NAME, new BsonString(subject.name()))
                                .append(FOLDED, new BsonString(Folding.fold(subject.name()))))
                .append(ACTION, new BsonString(event.action()));
        event.requestId().ifPresent(id -> document.put(REQUEST_ID, new BsonString(id)));
        event.versionBefore().ifPresent(version -> document.put(VERSION_BEFORE, new BsonString(version)));
        event.versionAfter().ifPresent(version -> document.put(VERSION_AFTER, new BsonString(version)));
        writeChanges(entry, document);
        return document;
    }

    private static void writeChanges(AuditEntry entry, BsonDocument document) {
        List<AuditChange> changes = entry.event().changes();
        document.put(PATHS, texts(changes.stream().map(AuditChange::path).toList()));
        if (entry.isErased()) {
            document.put(ERASED, BsonBoolean.TRUE);
        } else {
            document.put(BEFORE, values(changes, AuditChange::before));
            document.put(AFTER, values(changes, AuditChange::after));
        }
    }

    public static AuditEntry read(BsonDocument document) {
        BsonDocument actor = document.getDocument(ACTOR);
        BsonDocument subject = document.getDocument(SUBJECT);
        AuditEvent event = new AuditEvent(
                new Tenant(text(document, TENANT)),
                new AuditActor(AuditActor.Kind.valueOf(text(actor, KIND)), text(actor, PART_ID), text(actor, LABEL)),
                optionalText(document, REQUEST_ID),
                new AuditSubject(text(subject, KIND), text(subject, PART_ID), text(subject, NAME)),
                text(document, ACTION),
                optionalText(document, VERSION_BEFORE),
                optionalText(document, VERSION_AFTER),
                readChanges(document));
        return new AuditEntry(text(document, ID), event, document.containsKey(ERASED));
    }

    private static List<AuditChange> readChanges(BsonDocument document) {
        BsonArray paths = document.getArray(PATHS);
        return IntStream.range(0, paths.size())
                .mapToObj(i -> new AuditChange(
                        paths.get(i).asString().getValue(), value(document, BEFORE, i), value(document, AFTER, i)))
                .toList();
    }

    private static Optional<String> value(BsonDocument document, String key, int index) {
        return document.containsKey(key)
                ? Optional.of(document.getArray(key).get(index))
                        .filter(BsonValue::isString)
                        .map(text -> text.asString().getValue())
                : Optional.empty();
    }

    private static BsonDocument part(String kind, String id) {
        return new BsonDocument(KIND, new BsonString(kind)).append(PART_ID, new BsonString(id));
    }

    private static BsonArray texts(List<String> texts) {
        return new BsonArray(texts.stream().map(BsonString::new).toList());
    }

    private static BsonArray values(List<AuditChange> changes, Function<AuditChange, Optional<String>> side) {
        return new BsonArray(changes.stream()
                .map(side)
                .map(value -> value.<BsonValue>map(BsonString::new).orElse(BsonNull.VALUE))
                .toList());
    }

    private static String text(BsonDocument document, String key) {
        return document.getString(key).getValue();
    }

    private static Optional<String> optionalText(BsonDocument document, String key) {
        return document.containsKey(key) ? Optional.of(text(document, key)) : Optional.empty();
    }
}
