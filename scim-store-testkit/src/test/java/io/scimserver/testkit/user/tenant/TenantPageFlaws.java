package io.scimserver.testkit.user.tenant;

import static io.scimserver.testkit.flaw.Flaw.ofStores;

import io.scimserver.store.Paging;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.DelegatingStore;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Mistakes in queries that forget the tenant. */
public final class TenantPageFlaws {

    private TenantPageFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                users(
                        "the second page by position is of all tenants",
                        "noPageByPositionReachesAnotherTenant",
                        query -> query.paging() instanceof Paging.Offset offset && offset.startIndex() > 1),
                users(
                        "the second page of a walk is of all tenants",
                        "noPageOfAWalkReachesAnotherTenantWhereCursorsAreDeclared",
                        query -> query.paging().position().isPresent()),
                users(
                        "sorted pages are of all tenants",
                        "noSortedPageReachesAnotherTenantWhereSortingIsDeclared",
                        query -> query.sort().isPresent()),
                totals(
                        "a count of 0 counts all tenants",
                        "aCountOfZeroCountsTheUsersOfOneTenant",
                        query -> query.paging().count() == 0),
                totals(
                        "matches of a filter are counted in all tenants",
                        "noPageByPositionReachesAnotherTenant",
                        query -> query.filter().isPresent()),
                totals(
                        "users behind a position are counted in all tenants",
                        "noPageOfAWalkReachesAnotherTenantWhereCursorsAreDeclared",
                        query -> query.paging().position().isPresent()));
    }

    private static Flaw users(String name, String caughtBy, Predicate<UserQuery> leaks) {
        return ofStores(name, caughtBy, () -> new Shared(leaks, (own, all) -> all));
    }

    private static Flaw totals(String name, String caughtBy, Predicate<UserQuery> leaks) {
        return ofStores(
                name,
                caughtBy,
                () -> new Shared(
                        leaks, (own, all) -> new UserPage(own.users(), all.totalResults(), own.nextPosition())));
    }

    /** Result of a query that forgets the tenant. */
    private interface Leak {

        UserPage of(UserPage own, UserPage all);
    }

    /** Stores of tenants, some of whose queries are about all tenants. */
    private record Shared(Map<Tenant, PlainStore> tenants, Predicate<UserQuery> leaks, Leak leak)
            implements UserStores {

        Shared(Predicate<UserQuery> leaks, Leak leak) {
            this(new LinkedHashMap<>(), leaks, leak);
        }

        @Override
        public UserStore forTenant(Tenant tenant) {
            return new DelegatingStore(tenants.computeIfAbsent(tenant, first -> new PlainStore())) {
                @Override
                public UserPage search(UserQuery query) {
                    UserPage own = super.search(query);
                    return leaks.test(query) ? leak.of(own, everybody().search(query)) : own;
                }
            };
        }

        private PlainStore everybody() {
            PlainStore everybody = new PlainStore();
            tenants.values()
                    .forEach(store -> store.listed()
                            .forEach(listed -> everybody.put(listed.user().id(), listed.user())));
            return everybody;
        }
    }
}
