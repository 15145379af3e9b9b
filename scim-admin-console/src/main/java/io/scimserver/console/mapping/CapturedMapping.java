package io.scimserver.console.mapping;

import io.scimserver.TenantUsers;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Body;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityOperation;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.console.employees.Employees;
import io.scimserver.console.web.PageRequest;
import io.scimserver.provisioning.AttributeFate;
import io.scimserver.schema.ScimErrorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        private final Map<String, Mapping.Attribute> attributes = new LinkedHashMap<>();
        private final Map<String, Set<String>> people = new LinkedHashMap<>();
        private int requests;
        private boolean hasWholePeople;

        Collection(TenantUsers users) {
            this.users = users;
        }

        void add(ActivityEntry entry) {
            List<AttributeFate> fates = wholeBody(entry).map(this::fates).orElse(List.of());
            if (!fates.isEmpty()) {
                requests++;
                hasWholePeople |= entry.call().operation() != ActivityOperation.PATCH;
                fates.forEach(fate -> add(fate, entry));
            }
        }

        private static Optional<String> wholeBody(ActivityEntry entry) {
            return entry.bodies().request().filter(body -> body.cutBytes() == 0).map(Body::text);
        }

        private List<AttributeFate> fates(String body) {
            try {
                return users.fates(body);
            } catch (ScimErrorException unreadable) {
                return List.of();
            }
        }

        private void add(AttributeFate fate, ActivityEntry entry) {
            String name = fate.path().toLowerCase(Locale.ROOT);
            people.computeIfAbsent(name, unknown -> new HashSet<>())
                    .addAll(subjects(entry).toList());
            ValueKind kind = ValueKind.of(fate.value());
            attributes.merge(
                    name,
                    new Mapping.Attribute(fate, kind, 0, entry.at()),
                    (newer, older) ->
                            new Mapping.Attribute(newer.latest(), newer.type().with(kind), 0, newer.last()));
        }

        private static Stream<String> subjects(ActivityEntry entry) {
            return entry.subjects().stream().flatMap(subject -> subject.userId().or(subject::userName).stream());
        }

        Mapping mapping() {
            List<Mapping.Attribute> counted = attributes.entrySet().stream()
                    .map(named -> new Mapping.Attribute(
                            named.getValue().latest(),
                            named.getValue().type(),
                            people.getOrDefault(named.getKey(), Set.of()).size(),
                            named.getValue().last()))
                    .toList();
            return new Mapping(counted, requests, hasWholePeople);
        }
    }
}
