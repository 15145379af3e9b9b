package io.scimserver.audit;

/**
 * Subject of a recorded action. Immutable.
 *
 * @param kind {@link #EMPLOYEE}, {@link #GROUP}, or a word of the host's, such as {@code token}
 * @param id a stable name, unique within the tenant
 * @param name the name that people used then; empty once the person was erased
 */
public record AuditSubject(String kind, String id, String name) {

    /** Kind of subject in the library's own entries. */
    public static final String EMPLOYEE = "employee";

    /** Kind of subject in the library's entries about groups. */
    public static final String GROUP = "group";

    /** Returns the subject for a group, by its id. */
    public static AuditSubject group(String id, String displayName) {
        return new AuditSubject(GROUP, id, displayName);
    }

    /** Returns the subject for a user, by its id. */
    public static AuditSubject employee(String id, String name) {
        return new AuditSubject(EMPLOYEE, id, name);
    }

    /** Returns true if the subject is the user with this id. */
    public boolean isEmployee(String userId) {
        return kind.equals(EMPLOYEE) && id.equals(userId);
    }
}
