package io.scimserver.testkit.audit;

import static io.scimserver.testkit.flaw.Flaw.ofAudit;

import io.scimserver.audit.AuditChange;
import io.scimserver.audit.AuditEntry;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditQuery.Subject;
import io.scimserver.audit.AuditSubject;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes in conditions that meet others, in what is compared, and in how much of an entry is kept. */
public final class AuditConditionFlaws {

    private static final String TOGETHER = "everyTwoConditionsOfAQueryHoldOnEveryPage";
    private static final String WHOLE = "largeEntriesAreKeptWhole";

    private AuditConditionFlaws() {}

    public static List<Flaw> all() {
        return Stream.of(conditions(), comparisons(), kept())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Flaw> conditions() {
        return List.of(
                asking(
                        "the kind of actor does not count beside a subject",
                        query -> query.subject().id().isPresent()
                                ? new AuditQuery(
                                        query.tenant(),
                                        query.subject(),
                                        Optional.empty(),
                                        query.actorId(),
                                        query.action(),
                                        query.before(),
                                        query.limit())
                                : query),
                asking(
                        "the action does not count beside an actor",
                        query -> query.actorId().isPresent()
                                ? with(query, Optional.empty(), query.before(), query.limit())
                                : query),
                asking(
                        "the second page by an action is the first",
                        query -> query.action().isPresent()
                                ? with(query, query.action(), Optional.empty(), query.limit())
                                : query),
                asking(
                        "a page by a name has no limit",
                        query -> query.subject().name().isPresent()
                                ? with(query, query.action(), query.before(), 1_000)
                                : query));
    }

    private static List<Flaw> comparisons() {
        return List.of(
                named("names are lower-cased, not folded", name -> name.toLowerCase(Locale.ROOT)),
                named(
                        "names are compared without accents",
                        name -> Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                                .replace('\u03c2', '\u03c3')
                                .replaceAll("\\p{M}", "")),
                ofAudit("erasure lower-cases ids", "erasureIsOfExactlyThisId", () -> new AuditFlaws.Wrapped() {
                    @Override
                    public long erase(Tenant tenant, String employeeId) {
                        return super.erase(tenant, employeeId.toLowerCase(Locale.ROOT));
                    }
                }),
                ofAudit(
                        "an id that is erased is a pattern",
                        "erasureIsOfExactlyThisId",
                        () -> new AuditFlaws.Wrapped() {
                            @Override
                            public long erase(Tenant tenant, String employeeId) {
                                return super.erase(tenant, employeeId)
                                        + (employeeId.contains("_")
                                                ? super.erase(tenant, employeeId.replace('_', 'd'))
                                                : 0);
                            }
                        }),
                ofAudit("age is cut to seconds", "ageComparesToTheMillisecond", () -> new AuditFlaws.Wrapped() {
                    @Override
                    public long deleteOlderThan(Instant time) {
                        return super.deleteOlderThan(time.truncatedTo(ChronoUnit.SECONDS));
                    }
                }));
    }

    private static List<Flaw> kept() {
        return List.of(
                keeping(
                        "an entry has 50 changes",
                        event -> event.withChanges(
                                event.changes().stream().limit(50).toList())),
                keeping(
                        "values of changes are cut",
                        event -> event.withChanges(event.changes().stream()
                                .map(change -> new AuditChange(
                                        change.path(), change.before().map(AuditConditionFlaws::cut), change.after()))
                                .toList())),
                keeping(
                        "paths of changes are cut",
                        event -> event.withChanges(event.changes().stream()
                                .map(change -> new AuditChange(cut(change.path()), change.before(), change.after()))
                                .toList())),
                keeping(
                        "names are cut",
                        event -> new AuditEvent(
                                event.tenant(),
                                event.actor(),
                                event.requestId(),
                                new AuditSubject(
                                        event.subject().kind(),
                                        event.subject().id(),
                                        cut(event.subject().name())),
                                event.action(),
                                event.versionBefore(),
                                event.versionAfter(),
                                event.changes())));
    }

    private static Flaw asking(String name, UnaryOperator<AuditQuery> change) {
        return ofAudit(name, TOGETHER, () -> new AuditFlaws.Wrapped() {
            @Override
            public List<AuditEntry> list(AuditQuery query) {
                return super.list(change.apply(query));
            }
        });
    }

    private static Flaw named(String flaw, UnaryOperator<String> key) {
        return ofAudit(flaw, "namesCompareFolded", () -> new AuditFlaws.Wrapped() {
            @Override
            public List<AuditEntry> list(AuditQuery query) {
                String wanted = key.apply(query.subject().name().orElse(""));
                AuditQuery any = new AuditQuery(
                        query.tenant(),
                        new Subject(query.subject().id(), Optional.empty()),
                        query.actorKind(),
                        query.actorId(),
                        query.action(),
                        query.before(),
                        query.limit());
                return super.list(any).stream()
                        .filter(entry ->
                                key.apply(entry.event().subject().name()).equals(wanted))
                        .toList();
            }
        });
    }

    private static Flaw keeping(String name, UnaryOperator<AuditEvent> kept) {
        return ofAudit(name, WHOLE, () -> new AuditFlaws.Wrapped() {
            @Override
            public void append(List<AuditEntry> entries) {
                super.append(entries.stream()
                        .map(entry -> new AuditEntry(entry.id(), kept.apply(entry.event()), entry.isErased()))
                        .toList());
            }
        });
    }

    private static AuditQuery with(AuditQuery query, Optional<String> action, Optional<String> before, int limit) {
        return new AuditQuery(
                query.tenant(), query.subject(), query.actorKind(), query.actorId(), action, before, limit);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(255, text.length()));
    }
}
