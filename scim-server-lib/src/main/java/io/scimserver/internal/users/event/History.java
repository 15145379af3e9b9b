package io.scimserver.internal.users.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditSubject;
import io.scimserver.audit.AuditTrail;
import io.scimserver.internal.resource.ChangedPaths;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoredUser;
import java.util.List;
import java.util.Optional;

/** Writer of each user's history: an entry is written after the user and before the response. */
public final class History {

    private final HistoryWriter writer;
    private final Origin origin;
    private final ChangedPaths paths;

    public History(AuditTrail trail, Origin origin, ChangedPaths paths) {
        this.writer = new HistoryWriter(trail);
        this.origin = origin;
        this.paths = paths;
    }

    /** @throws ScimErrorException 503 if it cannot be recorded; the users are stored nevertheless */
    public void created(List<StoredUser> users) {
        writer.record(users.stream()
                .map(user -> event(AuditEvent.CREATED, Optional.empty(), Optional.of(user)))
                .toList());
    }

    /** Records the change; throws as {@link #created}. */
    public void updated(StoredUser before, StoredUser after) {
        writer.record(List.of(event(AuditEvent.UPDATED, Optional.of(before), Optional.of(after))));
    }

    /** Records the change; throws as {@link #created}. */
    public void deleted(StoredUser last) {
        writer.record(List.of(event(AuditEvent.DELETED, Optional.of(last), Optional.empty())));
    }

    private AuditEvent event(String action, Optional<StoredUser> before, Optional<StoredUser> after) {
        StoredUser latest = after.or(() -> before).orElseThrow();
        String name = latest.attributes().tree().path("userName").asText();
        return new AuditEvent(
                origin.caller().tenant(),
                origin.actor(),
                origin.requestId(),
                AuditSubject.employee(latest.id(), name),
                action,
                before.map(StoredUser::version),
                after.map(StoredUser::version),
                paths.changes(tree(before), tree(after)).stream()
                        .map(change -> HistoryWriter.describe(change, paths.isSecret(change.path())))
                        .toList());
    }

    private static JsonNode tree(Optional<StoredUser> user) {
        return user.map(present -> present.attributes().tree()).orElse(MissingNode.getInstance());
    }
}
