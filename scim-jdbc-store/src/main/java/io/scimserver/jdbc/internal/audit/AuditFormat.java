package io.scimserver.jdbc.internal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditSubject;
import io.scimserver.jdbc.internal.Json;
import io.scimserver.jdbc.internal.log.LogFormat;
import io.scimserver.jdbc.internal.log.LogTerm;
import io.scimserver.jdbc.internal.log.Position;
import io.scimserver.tenant.Tenant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Audit entry as JSON:
 *
 * <pre>{@code
 * { "format": 1, "id": "019ab1c2-...", "tenant": "acme", "requestId": "019ab1c2-...",
 *   "actor": { "kind": "TOKEN", "id": "a515...", "label": "Entra ID" },
 *   "subject": { "kind": "employee", "id": "0198...", "name": "Ada@example.com" },
 *   "action": "updated", "versionBefore": "7.1", "versionAfter": "7.2",
 *   "changes": [{ "path": "title", "after": "\"Dr\"" }], "erased": true }
 * }</pre>
 */
final class AuditFormat implements LogFormat<AuditEntry> {

    /** Actions without a term: it would find next to everything. */
    private static final Set<String> COMMON_ACTIONS = Set.of(AuditEvent.CREATED, AuditEvent.UPDATED);

    static LogTerm subject(String id) {
        return new LogTerm('S', id);
    }

    static LogTerm actor(String id) {
        return new LogTerm('A', id);
    }

    static LogTerm actorKind(AuditActor.Kind kind) {
        return new LogTerm('K', kind.name());
    }

    static LogTerm action(String action) {
        return new LogTerm('X', action);
    }

    static boolean isTerm(String action) {
        return !COMMON_ACTIONS.contains(action);
    }

    @Override
    public Position position(AuditEntry entry) {
        return new Position(entry.time().toEpochMilli(), entry.id());
    }

    @Override
    public Set<LogTerm> terms(AuditEntry entry) {
        AuditEvent event = entry.event();
        Set<LogTerm> terms = new LinkedHashSet<>();
        terms.add(subject(event.subject().id()));
        terms.add(actor(event.actor().id()));
        terms.add(actorKind(event.actor().kind()));
        if (isTerm(event.action())) {
            terms.add(action(event.action()));
        }
        return terms;
    }

    @Override
    public byte[] write(AuditEntry entry) {
        AuditEvent event = entry.event();
        ObjectNode json = Json.object()
                .put("id", entry.id())
                .put("tenant", event.tenant().id())
                .put("action", event.action());
        json.putObject("actor")
                .put("kind", event.actor().kind().name())
                .put("id", event.actor().id())
                .put("label", event.actor().label());
        json.putObject("subject")
                .put("kind", event.subject().kind())
                .put("id", event.subject().id())
                .put("name", event.subject().name());
        Json.put(json, "requestId", event.requestId());
        Json.put(json, "versionBefore", event.versionBefore());
        Json.put(json, "versionAfter", event.versionAfter());
        Json.putAll(json, "changes", event.changes(), AuditFormat::change);
        if (entry.isErased()) {
            json.put("erased", true);
        }
        return Json.write(json);
    }

    @Override
    public AuditEntry read(byte[] stored) {
        JsonNode json = Json.read(stored);
        JsonNode actor = json.path("actor");
        JsonNode subject = json.path("subject");
        AuditEvent event = new AuditEvent(
                new Tenant(Json.required(json, "tenant")),
                new AuditActor(
                        AuditActor.Kind.valueOf(Json.required(actor, "kind")),
                        Json.required(actor, "id"),
                        Json.required(actor, "label")),
                Json.text(json, "requestId"),
                new AuditSubject(
                        Json.required(subject, "kind"), Json.required(subject, "id"), Json.required(subject, "name")),
                Json.required(json, "action"),
                Json.text(json, "versionBefore"),
                Json.text(json, "versionAfter"),
                Json.list(json, "changes", AuditFormat::change));
        return new AuditEntry(Json.required(json, "id"), event, json.has("erased"));
    }

    private static ObjectNode change(AuditChange change) {
        ObjectNode json = Json.object().put("path", change.path());
        Json.put(json, "before", change.before());
        Json.put(json, "after", change.after());
        return json;
    }

    private static AuditChange change(JsonNode json) {
        return new AuditChange(Json.required(json, "path"), Json.text(json, "before"), Json.text(json, "after"));
    }
}
