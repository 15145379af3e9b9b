package io.scimserver.testkit.audit;

import static io.scimserver.testkit.flaw.Flaw.ofAudit;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditSubject;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.audit.AuditFlaws.Wrapped;
import io.scimserver.testkit.flaw.Flaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Mistakes in what stays in an audit trail, and in what order. */
public final class AuditKeepingFlaws {

    private AuditKeepingFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofAudit(
                        "a repeated call overwrites what was erased",
                        "anErasedEntryDoesNotComeBackWithARepeatedCall",
                        RepeatOverwrites::new),
                ofAudit(
                        "entries of one millisecond come as they were added",
                        "entriesOfOneMillisecondComeById",
                        () -> new Wrapped() {

                            private final List<AuditEntry> added = new ArrayList<>();

                            @Override
                            public void append(List<AuditEntry> entries) {
                                super.append(entries);
                                added.addAll(entries);
                            }

                            @Override
                            public List<AuditEntry> list(AuditQuery query) {
                                return super.list(query).stream()
                                        .sorted(Comparator.comparing(AuditEntry::time)
                                                .reversed()
                                                .thenComparing(added::indexOf))
                                        .toList();
                            }
                        }),
                ofAudit("names are patterns", "namesAndIdsAreNoPatterns", () -> new Wrapped() {
                    @Override
                    public List<AuditEntry> list(AuditQuery query) {
                        return query.subject().name().filter("%"::equals).isPresent()
                                ? super.list(AuditQuery.of(query.tenant(), query.limit()))
                                : super.list(query);
                    }
                }),
                ofAudit("erasure does not look at the kind", "erasureIsOfEmployeesOnly", ErasesThings::new),
                ofAudit(
                        "the entries of similar tenants are deleted too",
                        "tenantsWithSimilarIdsHaveTheirOwnEntries",
                        () -> new Wrapped() {

                            private final Set<String> tenants = new TreeSet<>();

                            @Override
                            public void append(List<AuditEntry> entries) {
                                super.append(entries);
                                entries.forEach(entry ->
                                        tenants.add(entry.event().tenant().id()));
                            }

                            @Override
                            public long deleteTenant(Tenant tenant) {
                                return tenants.stream()
                                        .filter(id -> id.startsWith(tenant.id()))
                                        .mapToLong(id -> super.deleteTenant(new Tenant(id)))
                                        .sum();
                            }
                        }));
    }

    /** Store that returns the value that was appended last. */
    private static final class RepeatOverwrites extends Wrapped {

        private final List<AuditEntry> again = new ArrayList<>();
        private boolean isErased;

        @Override
        public void append(List<AuditEntry> entries) {
            super.append(entries);
            if (isErased) {
                again.addAll(entries);
            }
        }

        @Override
        public long erase(Tenant tenant, String employeeId) {
            isErased = true;
            return super.erase(tenant, employeeId);
        }

        @Override
        public List<AuditEntry> list(AuditQuery query) {
            return super.list(query).stream().map(this::latest).toList();
        }

        private AuditEntry latest(AuditEntry entry) {
            return Stream.concat(again.stream(), Stream.of(entry))
                    .filter(each -> each.id().equals(entry.id()))
                    .findFirst()
                    .orElse(entry);
        }
    }

    /** Store that erases the names of everything that has the id. */
    private static final class ErasesThings extends Wrapped {

        private String erased = "";

        @Override
        public long erase(Tenant tenant, String employeeId) {
            erased = employeeId;
            return super.erase(tenant, employeeId);
        }

        @Override
        public List<AuditEntry> list(AuditQuery query) {
            return super.list(query).stream()
                    .map(entry -> isErased(entry.event().subject()) ? entry.erased() : entry)
                    .toList();
        }

        private boolean isErased(AuditSubject subject) {
            return subject.id().equals(erased);
        }
    }
}
