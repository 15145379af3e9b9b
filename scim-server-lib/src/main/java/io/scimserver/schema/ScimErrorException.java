package io.scimserver.schema;

import java.util.Optional;

/** A request is refused, with this SCIM error. Hooks of the host may throw it too; it reaches the client as it is. */
public final class ScimErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised: it only travels from where it is thrown to the answer
    private final ScimError error;

    /** @param error what the client is answered */
    public ScimErrorException(ScimError error) {
        super(error.detail(), null, false, false);
        this.error = error;
    }

    /** What the client is answered. */
    public ScimError error() {
        return error;
    }

    /** 400: the message is not what this endpoint takes. */
    public static ScimErrorException invalidSyntax(String detail) {
        return badRequest("invalidSyntax", detail);
    }

    /** 400: a value is missing, or of the wrong type or form. */
    public static ScimErrorException invalidValue(String detail) {
        return badRequest("invalidValue", detail);
    }

    /** 400: the filter does not parse, or compares what cannot be compared. */
    public static ScimErrorException invalidFilter(String detail) {
        return badRequest("invalidFilter", detail);
    }

    /** 400: the path of a PATCH operation does not parse or names no attribute. */
    public static ScimErrorException invalidPath(String detail) {
        return badRequest("invalidPath", detail);
    }

    /** 400: the path of a PATCH operation selects nothing. */
    public static ScimErrorException noTarget(String detail) {
        return badRequest("noTarget", detail);
    }

    /** 400: a client may not set this attribute, or not any more. */
    public static ScimErrorException mutability(String detail) {
        return badRequest("mutability", detail);
    }

    /** 409: another resource has this value of a unique attribute. */
    public static ScimErrorException uniqueness(String detail) {
        return new ScimErrorException(new ScimError(409, Optional.of("uniqueness"), detail));
    }

    /** 404: there is no such resource. */
    public static ScimErrorException notFound(String detail) {
        return new ScimErrorException(new ScimError(404, detail));
    }

    /** 412: the resource is not at the version that the client expects. */
    public static ScimErrorException preconditionFailed(String detail) {
        return new ScimErrorException(new ScimError(412, detail));
    }

    /** 403: known, but not allowed. */
    public static ScimErrorException forbidden(String detail) {
        return new ScimErrorException(new ScimError(403, detail));
    }

    /** 413: more than this server takes. */
    public static ScimErrorException tooLarge(String detail) {
        return new ScimErrorException(new ScimError(413, detail));
    }

    /** 501: a part of SCIM that this server does not have. */
    public static ScimErrorException notImplemented(String detail) {
        return new ScimErrorException(new ScimError(501, detail));
    }

    private static ScimErrorException badRequest(String scimType, String detail) {
        return new ScimErrorException(new ScimError(400, Optional.of(scimType), detail));
    }
}
