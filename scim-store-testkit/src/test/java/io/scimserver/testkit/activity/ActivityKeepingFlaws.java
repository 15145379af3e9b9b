package io.scimserver.testkit.activity;

import static io.scimserver.testkit.flaw.Flaw.ofActivity;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Bodies;
import io.scimserver.activity.ActivityEntry.Outcome;
import io.scimserver.activity.ActivityEntry.Source;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityResult;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.activity.ActivityFlaws.Sound;
import io.scimserver.testkit.flaw.Flaw;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mistakes in what an activity log keeps. */
public final class ActivityKeepingFlaws {

    private ActivityKeepingFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                keeping(
                        "responses are not kept",
                        entry -> entry.withBodies(new Bodies(entry.bodies().request(), Optional.empty()))),
                keeping(
                        "bodies are cut",
                        entry -> entry.withBodies(entry.bodies()
                                .request()
                                .map(body -> new Bodies(
                                        Optional.of(new ActivityEntry.Body(
                                                body.text()
                                                        .substring(
                                                                0,
                                                                Math.min(
                                                                        4000,
                                                                        body.text()
                                                                                .length())),
                                                body.cutBytes())),
                                        entry.bodies().response()))
                                .orElse(entry.bodies()))),
                keeping(
                        "user agents are not kept",
                        entry -> new ActivityEntry(
                                entry.id(),
                                entry.tenant(),
                                entry.at(),
                                entry.duration(),
                                entry.call(),
                                new Source(
                                        entry.source().tokenId(),
                                        entry.source().tokenLabel(),
                                        entry.source().address(),
                                        Optional.empty()),
                                entry.outcome(),
                                entry.subjects(),
                                entry.bodies())),
                keeping(
                        "ignored attributes are not kept",
                        entry -> new ActivityEntry(
                                entry.id(),
                                entry.tenant(),
                                entry.at(),
                                entry.duration(),
                                entry.call(),
                                entry.source(),
                                new Outcome(
                                        entry.outcome().status(),
                                        entry.outcome().scimType(),
                                        entry.outcome().detail(),
                                        entry.outcome().repairs(),
                                        entry.outcome().effects()),
                                entry.subjects(),
                                entry.bodies())),
                ofActivity("a repeated entry overwrites", "anEntryThatIsAppendedAgainStaysAsItWas", () -> new Sound() {

                    private final List<ActivityEntry> latest = new ArrayList<>();

                    @Override
                    public void append(List<ActivityEntry> entries) {
                        super.append(entries);
                        latest.addAll(0, entries);
                    }

                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        ActivityPage page = super.search(query);
                        return new ActivityPage(
                                page.entries().stream()
                                        .map(entry -> latest.stream()
                                                .filter(each -> each.id().equals(entry.id()))
                                                .reduce((first, second) -> second)
                                                .orElse(entry))
                                        .toList(),
                                page.next());
                    }
                }),
                ofActivity("days are counted from what is left", "countsOutliveTheirEntries", () -> new Sound() {
                    @Override
                    public List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
                        Map<LocalDate, Long> counts =
                                search(ActivityQuery.newest(tenant, ActivityFilter.ANY, 1_000)).entries().stream()
                                        .map(entry -> entry.at()
                                                .atZone(ZoneOffset.UTC)
                                                .toLocalDate())
                                        .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                                        .collect(
                                                Collectors.groupingBy(day -> day, TreeMap::new, Collectors.counting()));
                        return counts.entrySet().stream()
                                .map(day -> new ActivityDay(
                                        day.getKey(), Map.of(ActivityResult.SUCCEEDED, day.getValue()), Map.of()))
                                .toList();
                    }
                }),
                ofActivity(
                        "a person needs both id and name", "onePersonIsForgottenByIdOrByNameAlone", () -> new Sound() {
                            @Override
                            public long erase(Tenant tenant, Subject person) {
                                boolean isWhole = person.userId().isPresent()
                                        && person.userName().isPresent();
                                return isWhole ? super.erase(tenant, person) : 0;
                            }
                        }),
                ofActivity(
                        "the logs of similar tenants are deleted too",
                        "deletingATenantsLogSparesThoseWithSimilarIds",
                        () -> new Sound() {

                            private final Set<String> tenants = new TreeSet<>();

                            @Override
                            public void append(List<ActivityEntry> entries) {
                                super.append(entries);
                                entries.forEach(entry -> entry.tenant().ifPresent(tenant -> tenants.add(tenant.id())));
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

    private static Flaw keeping(String name, UnaryOperator<ActivityEntry> kept) {
        return ofActivity(name, "everyPartOfAnEntryIsKept", () -> new Sound() {
            @Override
            public void append(List<ActivityEntry> entries) {
                super.append(entries.stream().map(kept).toList());
            }
        });
    }
}
