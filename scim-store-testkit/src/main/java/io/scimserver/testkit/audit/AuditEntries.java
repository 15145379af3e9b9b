package io.scimserver.testkit.audit;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditSubject;
import io.scimserver.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entries to store; a higher number is a later time. */
final class AuditEntries {

    static final Tenant ACME = new Tenant("acme");

    private static final Instant START = Instant.parse("2026-01-31T23:59:58.123Z");
    private static final AuditActor TOKEN = new AuditActor(AuditActor.Kind.TOKEN, "token-1", "Entra ID");

    private AuditEntries() {}

    static Instant timeOf(int number) {
        return START.plusSeconds(number);
    }

    /** Returns an entry by a token, about an employee of {@code acme}. */
    static AuditEntry about(String employee, int number) {
        return new AuditEntry(
                id(number),
                AuditEvent.of(ACME, TOKEN, AuditSubject.employee(employee, employee + "@x.org"), AuditEvent.UPDATED),
                false);
    }

    /** Returns an entry: an employee of {@code acme} was deleted. */
    static AuditEntry deleted(String employee, int number) {
        return new AuditEntry(
                id(number),
                AuditEvent.of(ACME, TOKEN, AuditSubject.employee(employee, employee + "@x.org"), AuditEvent.DELETED),
                false);
    }

    /** Returns an entry about {@code ada} of this tenant. */
    static AuditEntry of(Tenant tenant, int number) {
        return new AuditEntry(
                id(number),
                AuditEvent.of(tenant, TOKEN, AuditSubject.employee("ada", "ada@x.org"), AuditEvent.CREATED),
                false);
    }

    /**
     * Returns an entry about {@code ada}; entries of one number are of one millisecond, and their ids have the order of
     * their places.
     */
    static AuditEntry atOnce(int number, int place) {
        return new AuditEntry(
                id(number).substring(0, 24) + "%012x".formatted(place),
                about("ada", number).event(),
                false);
    }

    /** Returns an entry by an administrator, about a thing of the host's. */
    static AuditEntry ofHost(int number) {
        return ofThing("t-1", number);
    }

    /** Returns an entry by an administrator, about a thing of the host's that has this id. */
    static AuditEntry ofThing(String thing, int number) {
        return new AuditEntry(
                id(number),
                AuditEvent.of(
                        ACME, AuditActor.administrator("grace"), new AuditSubject("token", thing, "Okta"), "revoked"),
                false);
    }

    /** Returns an entry in which every text is this one. */
    static AuditEntry ofTexts(String text, int number) {
        return new AuditEntry(
                id(number),
                new AuditEvent(
                        ACME,
                        new AuditActor(AuditActor.Kind.ADMINISTRATOR, text, text),
                        Optional.of(text),
                        AuditSubject.employee(text, text),
                        text,
                        Optional.of(text),
                        Optional.of(text),
                        List.of(new AuditChange(text, Optional.of(text), Optional.of(text)))),
                false);
    }

    /** Returns an entry about {@code ada}, with every part. */
    static AuditEntry withEverything(int number) {
        return new AuditEntry(
                id(number),
                new AuditEvent(
                        ACME,
                        TOKEN,
                        Optional.of("request-1"),
                        AuditSubject.employee("ada", "ada@x.org"),
                        AuditEvent.UPDATED,
                        Optional.of("v.1"),
                        Optional.of("$v2"),
                        List.of(
                                new AuditChange("urn:x:2.0:User:a.b", Optional.of("\"\u00e9 \\\"\""), Optional.empty()),
                                new AuditChange("emails", Optional.empty(), Optional.of("[{\"$ref\":1.50}]")),
                                new AuditChange("title", Optional.of("\"null\""), Optional.of("null")))),
                false);
    }

    private static String id(int number) {
        String millis = "%012x".formatted(timeOf(number).toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8) + "-7000-8000-" + "%012x".formatted(number);
    }
}
