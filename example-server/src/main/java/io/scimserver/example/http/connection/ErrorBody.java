package io.scimserver.example.http.connection;

import io.scimserver.schema.ScimError;
import java.nio.charset.StandardCharsets;

/** Errors of the server around the library, in the form that SCIM clients read (RFC 7644 §3.12). */
public final class ErrorBody {

    public static final String MEDIA_TYPE = ScimError.MEDIA_TYPE;

    private ErrorBody() {}

    public static byte[] of(ScimError error) {
        return text(error).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(ScimError error) {
        return error.toJson().toString();
    }
}
