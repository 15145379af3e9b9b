package io.scimserver.console.mapping;

import io.scimserver.TenantUsers;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.web.PageRequest;
import io.scimserver.provisioning.AttributeFate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reader of the mapping of a company from the requests that the activity log kept: the newest {@value #MOST}. */
public final class CapturedMapping {

    static final int MOST = 500;

    private static final int STEP = 100;

    private static final Set<ActivityOperation> OF_PEOPLE = Set.of(
            ActivityOperation.CREATE, ActivityOperation.REPLACE, ActivityOperation.PATCH, ActivityOperation.BULK);

    private final ActivityStore store;
    private final Employees employees;

    public CapturedMapping(ActivityStore store, Employees employees) {
        this.store = store;
        this.employees = employees;
    }

    /** Returns sentences about what the requests since then lack or have in vain. */
    public List<MappingFinding> findings(PageRequest request, Instant since) {
        return MappingFinding.of(read(request, ActivityFilter.ANY.withFrom(since)));
    }

    Mapping read(PageRequest request) {
        return read(request, ActivityFilter.ANY);
    }

    private Mapping read(PageRequest request, ActivityFilter filter) {
        Collection collection = new Collection(employees.users(request));
        newest(request, filter.withOperations(OF_PEOPLE)).forEach(collection::add);
        return collection.mapping();
    }

    private List<ActivityEntry> newest(PageRequest request, ActivityFilter filter) {
        List<ActivityEntry> entries = new ArrayList<>();
        ActivityQuery query = ActivityQuery.newest(Optional.of(request.company().tenant()), filter, STEP);
        Optional<ActivityPage> page = Optional.of(store.search(query));
        while (page.isPresent()) {
            entries.addAll(page.get().entries());
            page = page.get().next().filter(next -> entries.size() < MOST).map(next -> store.search(query.after(next)));
        }
        return entries;
    }

    /** Attributes by their names in lower case, collected from the newest request to the oldest. */
    private static final class Collection {

        private final TenantUsers users;
        private final Map<String, Collected> attributes = new LinkedHashMap<>();
        private int requests;
        private boolean hasWholePeople;

        Collection(TenantUsers users) {
            this.users = users;
        }

        void add(ActivityEntry entry) {
            List<AttributeFate> fates = entry.bodies()
                    .wholeRequest()
                    .map(body -> FateRow.fates(users, body))
                    .orElse(List.of());
            if (!fates.isEmpty()) {
                requests++;
                hasWholePeople |= entry.call().operation() != ActivityOperation.PATCH;
                fates.forEach(fate -> attributes
                        .computeIfAbsent(fate.path().toLowerCase(Locale.ROOT), name -> new Collected(fate, entry.at()))
                        .add(fate, entry));
            }
        }

        Mapping mapping() {
            return new Mapping(
                    attributes.values().stream().map(Collected::attribute).toList(), requests, hasWholePeople);
        }
    }

    /** Attribute with what is known of it so far. */
    private static final class Collected {

        private final AttributeFate latest;
        private final Instant last;
        private final Set<String> people = new HashSet<>();
        private ValueKind type = ValueKind.NOTHING;

        Collected(AttributeFate latest, Instant last) {
            this.latest = latest;
            this.last = last;
        }

        void add(AttributeFate fate, ActivityEntry entry) {
            type = type.with(ValueKind.of(fate.value()));
            entry.subjects().stream()
                    .flatMap(subject -> subject.userId().or(subject::userName).stream())
                    .forEach(people::add);
        }

        Mapping.Attribute attribute() {
            return new Mapping.Attribute(latest, type, people.size(), last);
        }
    }
}
