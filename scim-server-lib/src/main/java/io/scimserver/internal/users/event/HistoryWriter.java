package io.scimserver.internal.users.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditTrail;
import io.scimserver.provisioning.AttributeChange;
import io.scimserver.schema.ScimError;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.StoreException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writer of entries about changes that are stored already. */
final class HistoryWriter {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);

    private final AuditTrail trail;

    HistoryWriter(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * Records changes, in one call of the store.
     *
     * @throws ScimErrorException 503 if they cannot be recorded; what they tell of is stored nevertheless
     */
    void record(List<AuditEvent> events) {
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
            throw new ScimErrorException(
                    new ScimError(
                            503,
                            "The change was stored, but could not be recorded in the history. Read the resource before you repeat the change."));
        }
    }

    /** Returns a change as the history keeps it: secrets are named, and their values left out. */
    static AuditChange describe(AttributeChange change, boolean isSecret) {
        return new AuditChange(
                change.path(),
                change.before().filter(value -> !isSecret).map(JsonNode::toString),
                change.after().filter(value -> !isSecret).map(JsonNode::toString));
    }
}
