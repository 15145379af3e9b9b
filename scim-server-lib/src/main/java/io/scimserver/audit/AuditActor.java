package io.scimserver.audit;

/**
 * Author of a recorded action. Immutable.
 *
 * @param kind the kind of actor that the id names
 * @param id a stable name without secrets: the id of a token, the name of an administrator
 * @param label the name that people use
 */
public record AuditActor(Kind kind, String id, String label) {

    /** Kinds of actors. */
    public enum Kind {
        /** Identity provider with a bearer token, or another credential of a SCIM client. */
        TOKEN,
        /** Person in the host application. */
        ADMINISTRATOR
    }

    /** Returns the actor for an administrator of the host application. */
    public static AuditActor administrator(String name) {
        return new AuditActor(Kind.ADMINISTRATOR, name, name);
    }
}
