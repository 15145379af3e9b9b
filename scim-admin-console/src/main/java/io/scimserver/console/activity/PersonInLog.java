package io.scimserver.console.activity;

import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityEntry.Subject;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityPage;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.ActivityStore;
import io.scimserver.activity.attention.Attention;
import io.scimserver.store.search.value.Folding;
import io.scimserver.tenant.Tenant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Ids and names under which the log of a company knows a person: those that the visitor gave, the ids that stand beside
 * them, and the names that stand beside those ids, because people are renamed.
 *
 * @param ids the ids
 * @param names the userNames, as they were sent
 */
public record PersonInLog(Set<String> ids, Set<String> names) {

    static PersonInLog find(ActivityStore store, Tenant tenant, String idOrUserName) {
        PersonInLog person = new PersonInLog(new TreeSet<>(), new TreeSet<>());
        person.collect(store, tenant, idOrUserName);
        Set.copyOf(person.ids).forEach(id -> person.collect(store, tenant, id));
        return person;
    }

    /** Returns true if the log has nothing of this person. */
    public boolean isUnknown() {
        return ids.isEmpty() && names.isEmpty();
    }

    void erase(ActivityStore store, Tenant tenant) {
        ids.forEach(id -> store.erase(tenant, new Subject(Optional.of(id), Optional.empty())));
        names.forEach(name -> store.erase(tenant, new Subject(Optional.empty(), Optional.of(name))));
    }

    /** Has the list of those who need attention forget this person, too. */
    void eraseFrom(Attention attention, Tenant tenant) {
        ids.forEach(id -> attention.forget(tenant, Optional.of(id), Optional.empty()));
        names.forEach(name -> attention.forget(tenant, Optional.empty(), Optional.of(name)));
    }

    private void collect(ActivityStore store, Tenant tenant, String idOrUserName) {
        String folded = Folding.fold(idOrUserName);
        each(
                store,
                tenant,
                idOrUserName,
                entry -> entry.subjects().stream()
                        .filter(subject ->
                                subject.userId().filter(idOrUserName::equals).isPresent()
                                        || subject.userName()
                                                .map(Folding::fold)
                                                .filter(folded::equals)
                                                .isPresent())
                        .forEach(this::add));
    }

    private void add(Subject subject) {
        subject.userId().ifPresent(ids::add);
        subject.userName().ifPresent(names::add);
    }

    private static void each(ActivityStore store, Tenant tenant, String user, Consumer<ActivityEntry> action) {
        ActivityQuery first =
                ActivityQuery.newest(Optional.of(tenant), ActivityFilter.ANY.withUser(user), ActivityQuery.MAX_LIMIT);
        for (Optional<ActivityQuery> query = Optional.of(first); query.isPresent(); ) {
            ActivityPage page = store.search(query.get());
            page.entries().forEach(action);
            query = page.next().map(first::after);
        }
    }
}
