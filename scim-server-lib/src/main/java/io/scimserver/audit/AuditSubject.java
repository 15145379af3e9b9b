package io.scimserver.audit;

/**
 * What something was done to. Immutable.
 *
 * @param kind {@link #EMPLOYEE}, or a word of the host's, such as {@code token}
 * @param id a stable name, unique within the tenant
 * @param name what people called it then; empty once the person was erased
 */
public record AuditSubject(String kind, String id, String name) {

    /** The kind of the library's own entries. */
    public static final String EMPLOYEE = "employee";

    /** An employee, by the id of its user. */
    public static AuditSubject employee(String id, String name) {
        return new AuditSubject(EMPLOYEE, id, name);
    }
}
