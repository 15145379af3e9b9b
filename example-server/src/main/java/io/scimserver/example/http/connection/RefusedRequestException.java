package io.scimserver.example.http.connection;

import io.scimserver.schema.ScimError;

/**
 * Refusal of a request whose header breaks HTTP's own rules: the response is this error, and the connection is closed.
 */
final class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised: it only travels from where it is thrown to the answer
    private final ScimError error;

    RefusedRequestException(int status, String detail) {
        super(detail, null, false, false);
        this.error = new ScimError(status, detail);
    }

    ScimError error() {
        return error;
    }
}
