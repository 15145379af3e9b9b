package io.scimserver.example;

import io.scimserver.schema.ScimError;
import java.nio.charset.StandardCharsets;

/** Errors of the server around the library, in the form that SCIM clients read (RFC 7644 §3.12). */
final class ErrorBody {

    static final String MEDIA_TYPE = ScimError.MEDIA_TYPE;

    private ErrorBody() {}

    static byte[] of(ScimError error) {
        return text(error).getBytes(StandardCharsets.UTF_8);
    }

    static String text(ScimError error) {
        return error.toJson().toString();
    }
}
