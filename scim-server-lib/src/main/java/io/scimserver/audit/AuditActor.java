package io.scimserver.audit;

/**
 * Who did something. Immutable.
 *
 * @param kind what the id names
 * @param id a stable name without secrets: the id of a token, the name of an administrator
 * @param label what people call it
 */
public record AuditActor(Kind kind, String id, String label) {

    /** What can act. */
    public enum Kind {
        /** An identity provider with a bearer token, or another credential of a SCIM client. */
        TOKEN,
        /** A person in the host application. */
        ADMINISTRATOR
    }

    /** An administrator of the host application. */
    public static AuditActor administrator(String name) {
        return new AuditActor(Kind.ADMINISTRATOR, name, name);
    }
}
