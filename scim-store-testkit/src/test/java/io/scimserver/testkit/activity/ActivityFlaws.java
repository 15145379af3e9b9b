package io.scimserver.testkit.activity;

import static io.scimserver.testkit.flaw.Flaw.ofActivity;

import io.scimserver.activity.ActivityDay;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Mistakes in how an activity log is kept. */
public final class ActivityFlaws {

    private ActivityFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofActivity(
                        "the oldest come first",
                        "theNewestComeFirstInWhateverOrderTheyWereAppended",
                        () -> new Sound() {
                            @Override
                            public ActivityPage search(ActivityQuery query) {
                                ActivityPage page = super.search(query);
                                List<ActivityEntry> reversed = new ArrayList<>(page.entries());
                                Collections.reverse(reversed);
                                return new ActivityPage(reversed, page.next());
                            }
                        }),
                ofActivity("a repeated batch is added again", "anEntryIsAppendedAndCountedOnce", () -> new Sound() {
                    private int batches;

                    @Override
                    public void append(List<ActivityEntry> entries) {
                        batches++;
                        super.append(entries.stream().map(this::renamed).toList());
                    }

                    private ActivityEntry renamed(ActivityEntry entry) {
                        return new ActivityEntry(
                                entry.id() + batches,
                                entry.tenant(),
                                entry.at(),
                                entry.duration(),
                                entry.call(),
                                entry.source(),
                                entry.outcome(),
                                entry.subjects(),
                                entry.bodies());
                    }
                }),
                ofActivity("pages by number", "pagesFollowEachOtherWithoutGapOrRepetition", () -> new Sound() {
                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        int skip = query.after().map(Integer::parseInt).orElse(0);
                        ActivityQuery whole = ActivityQuery.newest(query.tenant(), query.filter(), 1_000);
                        List<ActivityEntry> all = super.search(whole).entries();
                        int end = Math.min(all.size(), skip + query.limit());
                        return new ActivityPage(
                                all.subList(skip, end),
                                end < all.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
                    }
                }),
                ofActivity("tenants are compared without case", "noTenantSeesTheEntriesOfAnother", () -> new Sound() {
                    @Override
                    public Optional<ActivityEntry> find(Optional<Tenant> tenant, String id) {
                        return super.find(tenant, id).or(() -> super.find(folded(tenant), id));
                    }
                }),
                ofActivity("users are found by id only", "entriesAreFoundByUser", () -> new Sound() {
                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        ActivityPage page = super.search(query);
                        return query.filter().users().stream()
                                .findFirst()
                                .map(id -> new ActivityPage(byId(page, id), page.next()))
                                .orElse(page);
                    }

                    private List<ActivityEntry> byId(ActivityPage page, String id) {
                        return page.entries().stream()
                                .filter(entry -> entry.subjects().stream()
                                        .anyMatch(subject -> subject.userId().equals(Optional.of(id))))
                                .toList();
                    }
                }),
                ofActivity("one of the words is enough", "entriesAreFoundByTheBeginningsOfWords", () -> new Sound() {
                    @Override
                    public ActivityPage search(ActivityQuery query) {
                        return super.search(new ActivityQuery(
                                query.tenant(), firstWord(query.filter()), query.after(), query.limit()));
                    }

                    private ActivityFilter firstWord(ActivityFilter filter) {
                        return filter.text()
                                .map(text -> filter.withText(text.replaceFirst("[ ,].*", "")))
                                .orElse(filter);
                    }
                }),
                ofActivity("days outlive their entries", "whatIsOlderIsDeletedForEverybody", () -> new Sound() {
                    private final ActivityStore days = new InMemoryActivityStore();

                    @Override
                    public void append(List<ActivityEntry> entries) {
                        super.append(entries);
                        days.append(entries);
                    }

                    @Override
                    public List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
                        return days.countsByDay(tenant, first, last);
                    }
                }),
                ofActivity("whole bulk requests are erased", "onePersonIsForgottenAndNobodyElse", () -> new Sound() {
                    @Override
                    public long erase(Tenant tenant, Subject person) {
                        return super.erase(tenant, person)
                                + super.erase(tenant, new Subject(Optional.of("id-of-bob"), Optional.empty()));
                    }
                }));
    }

    private static Optional<Tenant> folded(Optional<Tenant> tenant) {
        return tenant.map(name -> new Tenant(name.id().toLowerCase(Locale.ROOT)));
    }

    /** Correct store, which keeps the contract. */
    public static class Sound implements ActivityStore {

        private final ActivityStore store = new InMemoryActivityStore();

        @Override
        public void append(List<ActivityEntry> entries) {
            store.append(entries);
        }

        @Override
        public Optional<ActivityEntry> find(Optional<Tenant> tenant, String id) {
            return store.find(tenant, id);
        }

        @Override
        public ActivityPage search(ActivityQuery query) {
            return store.search(query);
        }

        @Override
        public List<ActivityDay> countsByDay(Optional<Tenant> tenant, LocalDate first, LocalDate last) {
            return store.countsByDay(tenant, first, last);
        }

        @Override
        public long deleteBefore(Instant time) {
            return store.deleteBefore(time);
        }

        @Override
        public long erase(Tenant tenant, Subject person) {
            return store.erase(tenant, person);
        }

        @Override
        public long deleteTenant(Tenant tenant) {
            return store.deleteTenant(tenant);
        }
    }
}
