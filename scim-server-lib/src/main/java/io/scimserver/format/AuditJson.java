package io.scimserver.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditSubject;
import io.scimserver.tenant.Tenant;

/**
 * Entry of the history as JSON:
 *
 * <pre>{@code
 * { "format": 1, "id": "019ab1c2-...", "tenant": "acme", "requestId": "019ab1c2-...",
 *   "actor": { "kind": "TOKEN", "id": "a515...", "label": "Entra ID" },
 *   "subject": { "kind": "employee", "id": "0198...", "name": "Ada@example.com" },
 *   "action": "updated", "versionBefore": "7.1", "versionAfter": "7.2",
 *   "changes": [{ "path": "title", "after": "\"Dr\"" }], "erased": true }
 * }</pre>
 */
public final class AuditJson {

    private AuditJson() {}

    /** Writes an entry. */
    public static byte[] write(AuditEntry entry) {
        AuditEvent event = entry.event();
        ObjectNode json = StoredJson.object()
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
        StoredJson.put(json, "requestId", event.requestId());
        StoredJson.put(json, "versionBefore", event.versionBefore());
        StoredJson.put(json, "versionAfter", event.versionAfter());
        StoredJson.putAll(json, "changes", event.changes(), AuditJson::change);
        if (entry.isErased()) {
            json.put("erased", true);
        }
        return StoredJson.write(json);
    }

    /** Reads what {@link #write} wrote, in this version of the library or an earlier one. */
    public static AuditEntry read(byte[] stored) {
        JsonNode json = StoredJson.read(stored);
        JsonNode actor = json.path("actor");
        JsonNode subject = json.path("subject");
        AuditEvent event = new AuditEvent(
                new Tenant(StoredJson.required(json, "tenant")),
                new AuditActor(
                        AuditActor.Kind.valueOf(StoredJson.required(actor, "kind")),
                        StoredJson.required(actor, "id"),
                        StoredJson.required(actor, "label")),
                StoredJson.text(json, "requestId"),
                new AuditSubject(
                        StoredJson.required(subject, "kind"),
                        StoredJson.required(subject, "id"),
                        StoredJson.required(subject, "name")),
                StoredJson.required(json, "action"),
                StoredJson.text(json, "versionBefore"),
                StoredJson.text(json, "versionAfter"),
                StoredJson.list(json, "changes", AuditJson::change));
        return new AuditEntry(StoredJson.required(json, "id"), event, json.has("erased"));
    }

    private static ObjectNode change(AuditChange change) {
        ObjectNode json = StoredJson.object().put("path", change.path());
        StoredJson.put(json, "before", change.before());
        StoredJson.put(json, "after", change.after());
        return json;
    }

    private static AuditChange change(JsonNode json) {
        return new AuditChange(
                StoredJson.required(json, "path"), StoredJson.text(json, "before"), StoredJson.text(json, "after"));
    }
}
