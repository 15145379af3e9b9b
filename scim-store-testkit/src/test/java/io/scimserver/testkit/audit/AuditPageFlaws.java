package io.scimserver.testkit.audit;

import static io.scimserver.testkit.flaw.Flaw.ofAudit;

import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditQuery;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Mistakes in pages of recorded actions. */
public final class AuditPageFlaws {

    private AuditPageFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofAudit("the limit comes before the conditions", "aPageOfAConditionIsFullAndGoesOn", LimitsFirst::new),
                ofAudit(
                        "a page behind a condition starts anew",
                        "aPageOfAConditionIsFullAndGoesOn",
                        () -> new AuditFlaws.Wrapped() {
                            @Override
                            public List<AuditEntry> list(AuditQuery query) {
                                boolean forgets = query.subject().id().isPresent();
                                return super.list(forgets ? with(query, Optional.empty(), query.action()) : query);
                            }
                        }),
                ofAudit(
                        "a page starts behind an entry that is there",
                        "aPageGoesOnBehindAnEntryThatIsGone",
                        () -> new AuditFlaws.Wrapped() {
                            @Override
                            public List<AuditEntry> list(AuditQuery query) {
                                boolean isKnown = query.before().isEmpty()
                                        || super.list(AuditQuery.of(query.tenant(), 1_000)).stream()
                                                .anyMatch(entry -> entry.id()
                                                        .equals(query.before().get()));
                                return isKnown ? super.list(query) : List.of();
                            }
                        }),
                ofAudit("actions are lower-cased", "actorsActionsAndIdsHeedCase", () -> new AuditFlaws.Wrapped() {
                    @Override
                    public List<AuditEntry> list(AuditQuery query) {
                        return super.list(
                                with(query, query.before(), query.action().map(word -> word.toLowerCase(Locale.ROOT))));
                    }
                }),
                ofAudit(
                        "a page ends after 500 entries",
                        "aPageMayHoldAThousandEntries",
                        () -> new AuditFlaws.Wrapped() {
                            @Override
                            public List<AuditEntry> list(AuditQuery query) {
                                return super.list(query).stream().limit(500).toList();
                            }
                        }),
                ofAudit(
                        "erasure ends after 1,000 entries",
                        "aPageMayHoldAThousandEntries",
                        () -> new AuditFlaws.Wrapped() {
                            @Override
                            public long erase(Tenant tenant, String employeeId) {
                                return Math.min(1_000, super.erase(tenant, employeeId));
                            }
                        }));
    }

    private static AuditQuery with(AuditQuery query, Optional<String> before, Optional<String> action) {
        return new AuditQuery(
                query.tenant(), query.subject(), query.actorKind(), query.actorId(), action, before, query.limit());
    }

    /** Store that reads as many entries as a page may hold, and then looks which of them match. */
    private static final class LimitsFirst extends AuditFlaws.Wrapped {

        @Override
        public List<AuditEntry> list(AuditQuery query) {
            AuditQuery any = AuditQuery.of(query.tenant(), query.limit());
            List<AuditEntry> read =
                    super.list(query.before().map(any::olderThan).orElse(any));
            List<AuditEntry> matches = super.list(query);
            return read.stream().filter(matches::contains).toList();
        }
    }
}
