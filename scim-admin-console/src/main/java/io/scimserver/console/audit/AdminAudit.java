package io.scimserver.console.audit;

import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditTrail;
import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.Company;
import io.scimserver.console.accounts.StoredAdministrator;
import io.scimserver.console.web.PageRequest;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * Recorder of administrators' actions. A page calls it after the action and before it responds: an action that the
 * visitor sees as done is on record. If it cannot be written, the visitor sees an error and the action may have been
 * done. Safe for use by many threads.
 * <pre>{@code audit.record(request, AdminAction.TOKEN_REVOKED.of(token.id(), token.label()));}</pre>
 */
public final class AdminAudit {

    /** Tenant of actions that belong to no company. No company has this id: theirs are without slashes. */
    private static final Tenant OPERATORS = new Tenant("console/operators");

    /** Name that stands for one that no administrator has, nor can have. */
    private static final String NOBODY = "(unknown name)";

    /** As {@link #NOBODY}. */
    private static final String COMMAND_LINE = "(command line)";

    private final AuditTrail trail;

    public AdminAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** Done by the visitor, in the company whose page it is; else in their own; else among the operators' audit. */
    public void record(PageRequest request, AdminActionRecord action) {
        Administrator by = request.administrator();
        Optional<String> company = request.ofCompany().or(by::onlyCompany).map(Company::id);
        record(tenant(company), by.name(), action);
    }

    /** Records an action of the visitor, an operator, on a company that is not or no longer there to keep it. */
    public void recordForOperators(PageRequest request, AdminActionRecord action) {
        record(OPERATORS, request.administrator().name(), action);
    }

    /**
     * Records an action of somebody who signs in. A name that nobody has is not kept: it may be a password in the wrong
     * field.
     */
    public void recordOf(Optional<StoredAdministrator> known, AdminAction action, String address) {
        String name = known.map(StoredAdministrator::name).orElse(NOBODY);
        record(
                tenant(known.flatMap(StoredAdministrator::company)),
                name,
                action.of(name, "").noting("address", address));
    }

    /**
     * Done by a command on the server's machine, where nobody signs in.
     *
     * @param company whose audit keeps it; empty: that of the operators
     */
    public void recordOfCommandLine(Optional<String> company, AdminActionRecord done) {
        record(tenant(company), COMMAND_LINE, done);
    }

    /**
     * Returns what administrators did in a company, the newest first, their changes of employees too.
     *
     * @param company empty: what operators did to no company in particular
     * @param by only this administrator's actions
     * @param before only what is older than the entry with this id
     */
    public List<AuditEntry> list(Optional<Company> company, Optional<String> by, Optional<String> before, int limit) {
        AuditQuery query =
                AuditQuery.of(tenant(company.map(Company::id)), limit).by(AuditActor.Kind.ADMINISTRATOR);
        AuditQuery theirs = by.map(query::by).orElse(query);
        return trail.list(before.map(theirs::olderThan).orElse(theirs));
    }

    private void record(Tenant tenant, String name, AdminActionRecord action) {
        AuditActor actor = AuditActor.administrator(name);
        trail.record(
                AuditEvent.of(tenant, actor, action.subject(), action.action().word())
                        .withChanges(action.changes()));
    }

    private static Tenant tenant(Optional<String> company) {
        return company.map(Tenant::new).orElse(OPERATORS);
    }
}
