package io.scimserver.schema;

import java.util.Optional;

/** Refusal of a request with this SCIM error. Hooks of the host may throw it too; it reaches the client as it is. */
public final class ScimErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised: it only travels from where it is thrown to the response
    private final ScimError error;

    /** @param error the error that the response holds */
    public ScimErrorException(ScimError error) {
        super(error.detail(), null, false, false);
        this.error = error;
    }

    /** Returns the error that the response holds. */
    public ScimError error() {
        return error;
    }

    /** Returns a 400: the message is not what this endpoint takes. */
    public static ScimErrorException invalidSyntax(String detail) {
        return badRequest("invalidSyntax", detail);
    }

    /** Returns a 400: a value is missing, or of the wrong type or form. */
    public static ScimErrorException invalidValue(String detail) {
        return badRequest("invalidValue", detail);
    }

    /** Returns a 400: the filter does not parse, or compares what cannot be compared. */
    public static ScimErrorException invalidFilter(String detail) {
        return badRequest("invalidFilter", detail);
    }

    /** Returns a 400: the path of a PATCH operation does not parse or names no attribute. */
    public static ScimErrorException invalidPath(String detail) {
        return badRequest("invalidPath", detail);
    }

    /** Returns a 400: the path of a PATCH operation selects nothing. */
    public static ScimErrorException noTarget(String detail) {
        return badRequest("noTarget", detail);
    }

    /** Returns a 400: a client may not set this attribute, or not any more. */
    public static ScimErrorException mutability(String detail) {
        return badRequest("mutability", detail);
    }

    /** Returns a 409: another resource has this value of a unique attribute. */
    public static ScimErrorException uniqueness(String detail) {
        return new ScimErrorException(new ScimError(409, Optional.of("uniqueness"), detail));
    }

    /** Returns a 404: there is no such resource. */
    public static ScimErrorException notFound(String detail) {
        return new ScimErrorException(new ScimError(404, detail));
    }

    /** Returns a 412: the resource is not at the version that the client expects. */
    public static ScimErrorException preconditionFailed(String detail) {
        return new ScimErrorException(new ScimError(412, detail));
    }

    /** Returns a 403: known, but not allowed. */
    public static ScimErrorException forbidden(String detail) {
        return new ScimErrorException(new ScimError(403, detail));
    }

    /** Returns a 413: more than this server takes. */
    public static ScimErrorException tooLarge(String detail) {
        return new ScimErrorException(new ScimError(413, detail));
    }

    /** Returns a 501: a part of SCIM that this server does not have. */
    public static ScimErrorException notImplemented(String detail) {
        return new ScimErrorException(new ScimError(501, detail));
    }

    /** Returns a 400 with this {@code scimType}. */
    public static ScimErrorException badRequest(String scimType, String detail) {
        return new ScimErrorException(new ScimError(400, Optional.of(scimType), detail));
    }
}
