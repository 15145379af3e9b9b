package io.scimserver.internal.bulk;

import io.scimserver.internal.resource.EntityTags;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.ScimError;
import io.scimserver.store.StoredUser;
import java.util.Optional;

/**
 * Result of one operation.
 *
 * @param method the method as the client sent it; empty if it sent none
 * @param bulkId the client's name for the operation
 * @param target the resource that it was about; empty if a POST failed
 * @param version the entity tag of the user afterwards; empty after a DELETE or failure
 * @param status the HTTP status
 * @param error the reason of a failure; empty if it did not fail
 */
public record BulkResult(
        Optional<String> method,
        Optional<String> bulkId,
        Optional<Target> target,
        Optional<String> version,
        int status,
        Optional<ScimError> error) {

    /** Resource that an operation was about. */
    public record Target(ResourceType type, String id) {}

    /** Returns the result of an operation that was carried out; without a user after a DELETE. */
    static BulkResult succeeded(BulkOperation operation, String id, Optional<StoredUser> user, int status) {
        return new BulkResult(
                Optional.of(operation.method().name()),
                operation.bulkId(),
                Optional.of(new Target(operation.type(), id)),
                user.map(EntityTags::of),
                status,
                Optional.empty());
    }

    /** Returns the result of a POST that created this user. */
    static BulkResult created(BulkOperation operation, StoredUser user) {
        return succeeded(operation, user.id(), Optional.of(user), 201);
    }
}
