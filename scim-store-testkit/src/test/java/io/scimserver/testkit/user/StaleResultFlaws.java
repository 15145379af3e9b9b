package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStore;
import static io.scimserver.testkit.flaw.Flaw.ofStores;

import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.DelegatingStore;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Mistakes in caches. */
public final class StaleResultFlaws {

    private StaleResultFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStore("'not found' is remembered", "whoWasNotThereIsFoundOnceCreated", () -> new PlainStore() {

                    private final Set<String> unknown = new HashSet<>();

                    @Override
                    public synchronized Optional<StoredUser> find(String id) {
                        Optional<StoredUser> found = super.find(id).filter(user -> !unknown.contains(id));
                        if (found.isEmpty()) {
                            unknown.add(id);
                        }
                        return found;
                    }
                }),
                ofStore("who was deleted is still remembered", "whoWasFoundIsFoundAsItIsNow", () -> new PlainStore() {

                    private final Map<String, StoredUser> found = new HashMap<>();

                    @Override
                    public synchronized Optional<StoredUser> find(String id) {
                        super.find(id).ifPresent(user -> found.put(id, user));
                        return Optional.ofNullable(found.get(id));
                    }
                }),
                ofStore("searches are remembered", "aSearchThatIsRepeatedSeesTheWritesBetween", () -> new PlainStore() {

                    private final Map<String, UserPage> answers = new HashMap<>();

                    @Override
                    public synchronized UserPage search(UserQuery query) {
                        return answers.computeIfAbsent(asked(query), first -> super.search(query));
                    }
                }),
                ofStore("totals are remembered", "aSearchThatIsRepeatedSeesTheWritesBetween", () -> new PlainStore() {

                    private final Map<String, Integer> totals = new HashMap<>();

                    @Override
                    public synchronized UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        int total = totals.computeIfAbsent(asked(query), first -> page.totalResults());
                        return new UserPage(page.users(), total, page.nextPosition());
                    }
                }),
                ofStores("each store has a cache of its own", "twoStoresOfOneTenantAreOne", OwnCaches::new));
    }

    private static String asked(UserQuery query) {
        return query.filter() + " " + query.sort() + " " + query.paging();
    }

    /** Stores that remember the users that they did not find. */
    private static final class OwnCaches implements UserStores {

        private final Map<Tenant, PlainStore> tenants = new ConcurrentHashMap<>();

        @Override
        public UserStore forTenant(Tenant tenant) {
            PlainStore users = tenants.computeIfAbsent(tenant, any -> new PlainStore());
            Set<String> unknown = ConcurrentHashMap.newKeySet();
            return new DelegatingStore(users) {
                @Override
                public UserPage search(UserQuery query) {
                    UserPage page = super.search(query);
                    boolean isKnownToBeEmpty = !unknown.isEmpty();
                    if (page.users().isEmpty()) {
                        unknown.add("everybody");
                    }
                    return isKnownToBeEmpty ? new UserPage(List.of(), 0, Optional.empty()) : page;
                }
            };
        }
    }
}
