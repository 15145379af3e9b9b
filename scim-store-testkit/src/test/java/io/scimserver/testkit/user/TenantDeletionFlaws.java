package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStores;

import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.NameTable;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Mistakes in how tenants come and go. */
public final class TenantDeletionFlaws {

    private TenantDeletionFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                deleting("a tenant is deleted by the beginning of its id", (id, wanted) -> id.startsWith(wanted)),
                deleting(
                        "a tenant is deleted by LIKE",
                        (id, wanted) -> Pattern.matches(
                                Pattern.quote(wanted).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q"), id)),
                deleting("a tenant is deleted in any case", String::equalsIgnoreCase),
                ofStores("one page of a tenant is deleted", "moreUsersThanAPageHoldsAreDeleted", () -> new Plain() {
                    @Override
                    public long deleteTenant(Tenant tenant) {
                        UserStore store = forTenant(tenant);
                        return Steps.page(store, 1, 100).users().stream()
                                .filter(user -> store.delete(user.id(), user.version()))
                                .count();
                    }
                }),
                ofStores(
                        "the names of a deleted tenant stay taken",
                        "aTenantThatWasDeletedCanStartAnew",
                        NamesStay::new),
                ofStores("the first stores of a tenant get lost", "theFirstRequestsOfATenantMayComeAtOnce", () -> {
                    Map<Tenant, UserStore> stores = new ConcurrentHashMap<>();
                    Crossing twoHaveLooked = new Crossing(2);
                    return tenant -> {
                        if (!stores.containsKey(tenant)) {
                            twoHaveLooked.meet();
                            UserStore mine = new PlainStore();
                            stores.put(tenant, mine);
                            return mine;
                        }
                        return stores.get(tenant);
                    };
                }));
    }

    private static Flaw deleting(String name, BiPredicate<String, String> matches) {
        return ofStores(name, "deletingATenantSparesThoseWithSimilarIds", () -> new Plain() {
            @Override
            public long deleteTenant(Tenant tenant) {
                return List.copyOf(tenants.keySet()).stream()
                        .filter(each -> matches.test(each.id(), tenant.id()))
                        .mapToLong(super::deleteTenant)
                        .sum();
            }
        });
    }

    /** Correct store, which keeps the contract. */
    private static class Plain implements UserStores {

        final Map<Tenant, UserStore> tenants = new ConcurrentHashMap<>();

        @Override
        public UserStore forTenant(Tenant tenant) {
            return tenants.computeIfAbsent(tenant, first -> new PlainStore());
        }
    }

    /** Stores that delete the users and forget the table of their names. */
    private static final class NamesStay implements UserStores {

        private final Map<Tenant, NameTable> tenants = new HashMap<>();

        @Override
        public UserStore forTenant(Tenant tenant) {
            return tenants.computeIfAbsent(tenant, first -> new NameTable());
        }

        @Override
        public long deleteTenant(Tenant tenant) {
            NameTable store = tenants.get(tenant);
            long deleted = store.users.size();
            store.users.clear();
            return deleted;
        }
    }
}
