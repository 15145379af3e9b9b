package io.scimserver.example;

import io.scimserver.schema.ScimError;

/** A request whose header breaks HTTP's own rules: it is answered with this error, and its connection is closed. */
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
