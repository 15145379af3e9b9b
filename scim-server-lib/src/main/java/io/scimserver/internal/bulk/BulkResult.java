package io.scimserver.internal.bulk;

import io.scimserver.schema.ScimError;
import java.util.Optional;

/**
 * What became of one operation.
 *
 * @param method the method as the client sent it; empty if it sent none
 * @param bulkId the client's name for the operation
 * @param userId the user that it was about; empty if a POST failed
 * @param version the entity tag of the user afterwards; empty after a DELETE or failure
 * @param status the HTTP status
 * @param error why it failed; empty if it did not
 */
public record BulkResult(
        Optional<String> method,
        Optional<String> bulkId,
        Optional<String> userId,
        Optional<String> version,
        int status,
        Optional<ScimError> error) {}
