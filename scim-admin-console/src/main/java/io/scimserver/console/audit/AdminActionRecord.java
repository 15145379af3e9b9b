package io.scimserver.console.audit;

import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditSubject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Action with its subject. Immutable.
 *
 * @param action the action
 * @param id a stable name of the subject
 * @param name the name that people use for it; may be empty
 * @param changes values before and after
 */
public record AdminActionRecord(AdminAction action, String id, String name, List<AuditChange> changes) {

    private static final int LONGEST = 200;

    public AdminActionRecord {
        changes = List.copyOf(changes);
    }

    /** Returns a copy with a value that has changed; never a secret. */
    public AdminActionRecord changing(String what, String before, String after) {
        return with(new AuditChange(what, Optional.of(text(before)), Optional.of(text(after))));
    }

    /** Returns a copy with another noteworthy value; never a secret. */
    public AdminActionRecord noting(String what, String value) {
        return with(new AuditChange(what, Optional.empty(), Optional.of(text(value))));
    }

    AuditSubject subject() {
        return new AuditSubject(action.kind(), shortened(id), shortened(name));
    }

    private AdminActionRecord with(AuditChange added) {
        return new AdminActionRecord(
                action,
                id,
                name,
                Stream.concat(changes.stream(), Stream.of(added)).toList());
    }

    private static String text(String value) {
        return TextNode.valueOf(shortened(value)).toString();
    }

    private static String shortened(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST));
    }
}
