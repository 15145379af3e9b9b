package io.scimserver.example;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.ScimError;
import java.nio.charset.StandardCharsets;

/** Errors of the server around the library, in the form that SCIM clients read (RFC 7644 §3.12). */
final class ErrorBody {

    static final String MEDIA_TYPE = "application/scim+json";

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private ErrorBody() {}

    static byte[] of(ScimError error) {
        return text(error).getBytes(StandardCharsets.UTF_8);
    }

    static String text(ScimError error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(SCHEMA);
        body.put("status", Integer.toString(error.status()));
        error.scimType().ifPresent(type -> body.put("scimType", type));
        body.put("detail", error.detail());
        return body.toString();
    }
}
