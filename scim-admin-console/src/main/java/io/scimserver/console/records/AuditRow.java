package io.scimserver.console.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.employees.AttributeText;
import io.scimserver.console.page.Texts;
import java.util.List;
import java.util.Optional;

/**
 * Recorded action, as a page shows it.
 *
 * @param actor its author
 * @param byToken true if that was a token rather than a person
 * @param did the action; its subject follows
 */
public record AuditRow(
        AuditEntry entry,
        String time,
        String actor,
        boolean byToken,
        String did,
        String subject,
        List<Change> changes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_VALUE = 500;

    /** Change of one value; empty if there is none, or it was erased. */
    public record Change(String path, String before, String after) {}

    static AuditRow of(AuditEntry entry) {
        AuditEvent event = entry.event();
        return new AuditRow(
                entry,
                Texts.exactTime(entry.time()),
                event.actor().label(),
                event.actor().kind() == AuditActor.Kind.TOKEN,
                text(event.action()),
                event.subject().name(),
                event.changes().stream().map(AuditRow::change).toList());
    }

    /** Returns the id after which the next page begins, if there may be one. */
    static Optional<String> lastOf(List<AuditEntry> page, int limit) {
        return page.size() < limit
                ? Optional.empty()
                : Optional.of(page.get(page.size() - 1).id());
    }

    private static String text(String action) {
        return switch (action) {
            case AuditEvent.CREATED -> "Created";
            case AuditEvent.UPDATED -> "Changed";
            case AuditEvent.DELETED -> "Deleted";
            case AuditEvent.ERASED -> "Erased the history";
            case AuditEvent.JOINED_GROUP -> "Joined a group";
            case AuditEvent.LEFT_GROUP -> "Left a group";
            case AuditEvent.GROUP_CREATED -> "Created the group";
            case AuditEvent.GROUP_UPDATED -> "Changed the group";
            case AuditEvent.GROUP_DELETED -> "Deleted the group";
            default -> AdminAction.of(action).map(AdminAction::text).orElse(action);
        };
    }

    private static Change change(AuditChange change) {
        return new Change(
                change.path(),
                change.before().map(AuditRow::readable).orElse(""),
                change.after().map(AuditRow::readable).orElse(""));
    }

    /** Returns a value in words. */
    private static String readable(String json) {
        String text = json;
        try {
            text = AttributeText.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            // Then it is shown as it is.
            text = json;
        }
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }
}
