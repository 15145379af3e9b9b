package io.scimserver.internal.users.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditSubject;
import io.scimserver.audit.AuditTrail;
import io.scimserver.internal.resource.ChangedPaths;
import io.scimserver.provisioning.AttributeChange;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoreException;
import io.scimserver.store.StoredUser;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writer of each user's history: an entry is written after the user and before the response. */
public final class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private final AuditTrail trail;
    private final Origin origin;
    private final ChangedPaths paths;

    public History(AuditTrail trail, Origin origin, ChangedPaths paths) {
        this.trail = trail;
        this.origin = origin;
        this.paths = paths;
    }

    /** @throws ScimErrorException 503 if it cannot be recorded; the users are stored nevertheless */
    public void created(List<StoredUser> users) {
        record(users.stream()
                .map(user -> event(AuditEvent.CREATED, Optional.empty(), Optional.of(user)))
                .toList());
    }

    /** Records the change; throws as {@link #created}. */
    public void updated(StoredUser before, StoredUser after) {
        record(List.of(event(AuditEvent.UPDATED, Optional.of(before), Optional.of(after))));
    }

    /** Records the change; throws as {@link #created}. */
    public void deleted(StoredUser last) {
        record(List.of(event(AuditEvent.DELETED, Optional.of(last), Optional.empty())));
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
                        .map(this::describe)
                        .toList());
    }

    private AuditChange describe(AttributeChange change) {
        boolean isSecret = paths.isSecret(change.path());
        return new AuditChange(
                change.path(),
                change.before().filter(value -> !isSecret).map(JsonNode::toString),
                change.after().filter(value -> !isSecret).map(JsonNode::toString));
    }

    private static JsonNode tree(Optional<StoredUser> user) {
        return user.map(present -> present.attributes().tree()).orElse(MissingNode.getInstance());
    }

    private void record(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            trail.recordAll(events);
        } catch (StoreException failure) {
            LOG.error(
                    "a change was stored but not recorded: {} of {}",
                    events.get(0).action(),
                    events.stream().map(event -> event.subject().id()).toList(),
                    failure);
            throw new ScimErrorException(new ScimError(
                    503,
                    "The change was stored, but could not be recorded in the history of the employee. Look before you"
                            + " repeat it."));
        }
    }
}
