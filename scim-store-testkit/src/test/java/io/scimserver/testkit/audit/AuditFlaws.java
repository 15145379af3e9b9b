package io.scimserver.testkit.audit;

import static io.scimserver.testkit.flaw.Flaw.ofAudit;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Mistakes in how history is kept. */
public final class AuditFlaws {

    private AuditFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofAudit(
                        "the page begins with the last entry of the one before",
                        "pagesFollowEachOtherWithoutGapsAndRepetitions",
                        () -> new Wrapped() {
                            @Override
                            public List<AuditEntry> list(AuditQuery query) {
                                return query.before().isEmpty()
                                        ? super.list(query)
                                        : super.list(AuditQuery.of(query.tenant(), query.limit()))
                                                .subList(1, 2);
                            }
                        }),
                ofAudit("the oldest comes first", "theNewestComesFirstWhateverTheOrderOfAdding", () -> new Wrapped() {
                    @Override
                    public List<AuditEntry> list(AuditQuery query) {
                        return super.list(query).stream()
                                .sorted(Comparator.comparing(AuditEntry::id))
                                .toList();
                    }
                }),
                ofAudit("only one condition counts", "entriesAreFoundBySubjectAndByActor", () -> new Wrapped() {
                    @Override
                    public List<AuditEntry> list(AuditQuery query) {
                        return super.list(new AuditQuery(
                                query.tenant(),
                                query.subject(),
                                query.actorKind(),
                                query.subject().id().isPresent() ? Optional.empty() : query.actorId(),
                                query.action(),
                                query.before(),
                                query.limit()));
                    }
                }),
                ofAudit("names compare by case", "entriesAreFoundByActionAndByName", () -> new Wrapped() {
                    @Override
                    public List<AuditEntry> list(AuditQuery query) {
                        return super.list(query).stream()
                                .filter(entry -> query.subject()
                                        .name()
                                        .filter(name -> !name.equals(
                                                entry.event().subject().name()))
                                        .isEmpty())
                                .toList();
                    }
                }),
                ofAudit(
                        "erasure deletes the entries",
                        "erasureTakesValuesAndNamesOfOnePersonAndKeepsTheFacts",
                        () -> new Wrapped() {
                            @Override
                            public long erase(Tenant tenant, String employeeId) {
                                return deleteTenant(tenant);
                            }
                        }),
                ofAudit(
                        "erasure does nothing",
                        "erasureTakesValuesAndNamesOfOnePersonAndKeepsTheFacts",
                        () -> new Wrapped() {
                            @Override
                            public long erase(Tenant tenant, String employeeId) {
                                return 1;
                            }
                        }),
                ofAudit(
                        "what is exactly as old is deleted too",
                        "whatIsOldIsDeletedAndNothingElse",
                        () -> new Wrapped() {
                            @Override
                            public long deleteOlderThan(Instant time) {
                                return super.deleteOlderThan(time.plusMillis(1));
                            }
                        }),
                ofAudit("a batch keeps its first entry", "anEntryIsKeptAsItWas", () -> new Wrapped() {
                    @Override
                    public void append(List<AuditEntry> entries) {
                        super.append(entries.subList(0, 1));
                    }
                }));
    }

    /** Correct store, which keeps the contract. */
    static class Wrapped implements AuditStore {

        private final AuditStore store = new InMemoryAuditStore();

        @Override
        public void append(List<AuditEntry> entries) {
            store.append(entries);
        }

        @Override
        public List<AuditEntry> list(AuditQuery query) {
            return store.list(query);
        }

        @Override
        public long deleteOlderThan(Instant time) {
            return store.deleteOlderThan(time);
        }

        @Override
        public long erase(Tenant tenant, String employeeId) {
            return store.erase(tenant, employeeId);
        }

        @Override
        public long deleteTenant(Tenant tenant) {
            return store.deleteTenant(tenant);
        }
    }
}
