package io.scimserver.console.schema;

import java.util.List;

/**
 * Operation of the interface, as a page shows it.
 *
 * @param method the HTTP method
 * @param path below the SCIM URL
 * @param summary its purpose
 * @param parameters of path, query and header
 * @param body the name of the schema of its body; empty if it has none
 * @param responses by status
 */
public record ApiEndpoint(
        String method, String path, String summary, List<Parameter> parameters, String body, List<Response> responses) {

    /** @param place path, query or header */
    public record Parameter(String name, String place, boolean required, String description) {}

    /** @param body the name of the schema of the response; empty if it has no body */
    public record Response(String status, String description, String body) {}
}
