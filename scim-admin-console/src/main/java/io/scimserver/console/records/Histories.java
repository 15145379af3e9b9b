package io.scimserver.console.records;

import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityStore;
import io.scimserver.activity.attention.Attention;
import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditSubject;
import io.scimserver.audit.AuditTrail;
import io.scimserver.console.access.Company;
import java.util.List;
import java.util.Optional;

/** Histories of a company's employees and groups. Safe for use by many threads. */
public final class Histories {

    private final AuditTrail trail;
    private final ActivityStore activity;
    private final Optional<Attention> attention;

    public Histories(AuditTrail trail, ActivityStore activity, Optional<Attention> attention) {
        this.trail = trail;
        this.activity = activity;
        this.attention = attention;
    }

    /**
     * Lists the history of one employee, the newest first; other subjects with that id, such as an administrator, have
     * no history.
     */
    List<AuditEntry> of(Company company, String id, Optional<String> before, int limit) {
        return of(company, AuditSubject.EMPLOYEE, id, before, limit);
    }

    /** Lists the history of one subject of a kind, the newest first. */
    List<AuditEntry> of(Company company, String kind, String id, Optional<String> before, int limit) {
        AuditQuery query = AuditQuery.of(company.tenant(), limit).about(id);
        return trail.list(before.map(query::olderThan).orElse(query)).stream()
                .filter(entry -> entry.event().subject().kind().equals(kind))
                .toList();
    }

    /** Returns true if anything is on record of an employee with this id. */
    boolean isKnown(Company company, String id) {
        return !of(company, id, Optional.empty(), 1).isEmpty();
    }

    /** Lists the deletions of employees, of all or of those who had this name. */
    List<AuditEntry> deletions(Company company, Optional<String> userName, Optional<String> before, int limit) {
        AuditQuery all = AuditQuery.of(company.tenant(), limit).where(AuditEvent.DELETED);
        AuditQuery named = userName.map(all::aboutName).orElse(all);
        return trail.list(before.map(named::olderThan).orElse(named));
    }

    /** Finds the request that did it, if the activity log still has it. */
    Optional<String> requestOf(AuditEntry entry) {
        AuditEvent event = entry.event();
        return event.requestId()
                .filter(id -> activity.find(Optional.of(event.tenant()), id).isPresent());
    }

    /** Takes a person's names and values out of the history, and their requests out of the activity log and what follows from it. */
    void erase(Company company, String id, String administrator) {
        activity.erase(company.tenant(), new Subject(Optional.of(id), Optional.empty()));
        attention.ifPresent(list -> list.forget(company.tenant(), Optional.of(id), Optional.empty()));
        trail.erase(company.tenant(), id, AuditActor.administrator(administrator));
    }
}
