package io.scimserver.internal.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.ResourceType;
import java.util.Optional;

/**
 * Operation of a bulk request, checked for its form but not for its data.
 *
 * @param method the kind of operation
 * @param type the type of the resource
 * @param bulkId the client's name for the resource that a POST creates
 * @param target the id of the resource, or a reference to one; empty for POST
 * @param version the entity tag that the resource must have
 * @param data the body; empty for DELETE
 */
record BulkOperation(
        Method method,
        ResourceType type,
        Optional<String> bulkId,
        Optional<String> target,
        Optional<String> version,
        Optional<ObjectNode> data) {

    /** Methods of RFC 7644 §3.7. */
    enum Method {
        POST,
        PUT,
        PATCH,
        DELETE
    }
}
