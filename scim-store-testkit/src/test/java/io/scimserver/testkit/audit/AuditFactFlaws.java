package io.scimserver.testkit.audit;

import static io.scimserver.testkit.flaw.Flaw.ofAudit;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditSubject;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes in facts of the history, and in their erasure. */
public final class AuditFactFlaws {

    private static final String ERASURE = "erasureIsOfEveryEntryAboutThePersonAndOfNoOther";

    private AuditFactFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofAudit("who was erased once is erased for ever", ERASURE, () -> new AuditFlaws.Wrapped() {

                    private final Set<String> erased = new HashSet<>();

                    @Override
                    public void append(List<AuditEntry> entries) {
                        super.append(entries.stream()
                                .map(entry ->
                                        erased.contains(entry.event().subject().id()) ? entry.erased() : entry)
                                .toList());
                    }

                    @Override
                    public long erase(Tenant tenant, String employeeId) {
                        erased.add(employeeId);
                        return super.erase(tenant, employeeId);
                    }
                }),
                ofAudit("an entry without name is found by every name", ERASURE, () -> new AuditFlaws.Wrapped() {
                    @Override
                    public List<AuditEntry> list(AuditQuery query) {
                        return query.subject().id().isPresent()
                                ? super.list(AuditQuery.of(query.tenant(), query.limit())
                                        .about(query.subject().id().get()))
                                : super.list(query);
                    }
                }),
                appending(
                        "an erased entry is not marked when it is copied",
                        "anEntryThatIsCopiedAfterItsErasureStaysErased",
                        entry -> new AuditEntry(entry.id(), entry.event(), false)),
                appending(
                        "a path has one change",
                        "everyChangeIsKept",
                        entry -> new AuditEntry(
                                entry.id(),
                                entry.event()
                                        .withChanges(entry.event().changes().stream()
                                                .distinct()
                                                .toList()),
                                entry.isErased())),
                appending(
                        "names of subjects are trimmed",
                        "textsOfEntriesStayWhatTheyWere",
                        entry -> new AuditEntry(entry.id(), trimmed(entry.event()), entry.isErased())),
                ofAudit(
                        "ids of subjects are beginnings",
                        "conditionsCompareWholeTexts",
                        () -> new AuditFlaws.Wrapped() {
                            @Override
                            public List<AuditEntry> list(AuditQuery query) {
                                Optional<String> id = query.subject().id();
                                return id.isPresent()
                                        ? super.list(AuditQuery.of(query.tenant(), 1_000)).stream()
                                                .filter(entry -> entry.event()
                                                        .subject()
                                                        .id()
                                                        .startsWith(id.get()))
                                                .toList()
                                        : super.list(query);
                            }
                        }));
    }

    private static AuditEvent trimmed(AuditEvent event) {
        AuditSubject subject = event.subject();
        return new AuditEvent(
                event.tenant(),
                event.actor(),
                event.requestId(),
                new AuditSubject(subject.kind(), subject.id(), subject.name().strip()),
                event.action(),
                event.versionBefore(),
                event.versionAfter(),
                event.changes());
    }

    private static Flaw appending(String name, String caughtBy, UnaryOperator<AuditEntry> kept) {
        return ofAudit(name, caughtBy, () -> new AuditFlaws.Wrapped() {
            @Override
            public void append(List<AuditEntry> entries) {
                super.append(entries.stream().map(kept).toList());
            }
        });
    }
}
