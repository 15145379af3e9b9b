package io.scimserver.testkit.user;

import static io.scimserver.testkit.flaw.Flaw.ofStores;

import com.unboundid.scim2.common.filters.FilterType;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.store.search.ScanningSearch.Listed;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Mistakes that mix tenants up. */
public final class TenantFlaws {

    private TenantFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStores(
                        "tenants share their users",
                        "aTenantListsOnlyItsOwnUsers",
                        () -> UserStores.single(new PlainStore())),
                keyed(
                        "tenant ids are compared without case",
                        tenant -> tenant.id().toLowerCase(Locale.ROOT)),
                keyed(
                        "tenants are known by a hash of 32 bits",
                        tenant -> String.valueOf(tenant.id().hashCode())),
                keyed(
                        "invisible characters of a tenant id do not count",
                        tenant -> tenant.id().replace("\u200d", "")),
                keyed("a tenant id ends at NUL", tenant -> tenant.id().split("\u0000", 2)[0]),
                keyed("a tenant id has no soft hyphens", tenant -> tenant.id().replace("\u00ad", "")),
                keyed(
                        "a tenant id ends at its first line",
                        tenant -> tenant.id().split("\n", 2)[0]),
                keyed("a tenant id ends at an at sign", tenant -> tenant.id().split("@", 2)[0]),
                keyed("tenant ids are trimmed", tenant -> tenant.id().strip()),
                keyed(
                        "tenant ids are cut",
                        tenant -> tenant.id()
                                .substring(0, Math.min(100, tenant.id().length()))),
                ofStores(
                        "a tenant is made anew at each call",
                        "aTenantHasItsUsersEachTimeItIsAskedFor",
                        () -> tenant -> new PlainStore()),
                ofStores("tenants have to be made first", "aNewTenantIsEmptyAndNoError", () -> tenant -> {
                    throw new IllegalStateException("no tenant " + tenant.id());
                }),
                ofStores(
                        "names are unique among all tenants",
                        "twoTenantsMayHaveTheSameUserName",
                        () -> shared(AllTenants.EVERYTHING_BUT_NAMES)),
                ofStores(
                        "find does not look at the tenant",
                        "aTenantFindsOnlyItsOwnUsers",
                        () -> shared(AllTenants.FIND)),
                ofStores(
                        "replace does not look at the tenant",
                        "aTenantCannotReplaceAnotherTenantsUser",
                        () -> shared(AllTenants.FIND)),
                ofStores(
                        "delete does not look at the tenant",
                        "aTenantCannotDeleteAnotherTenantsUser",
                        () -> shared(AllTenants.FIND)),
                ofStores("an or steps around the tenant", "noFilterReachesAnotherTenant", () -> shared(AllTenants.OR)),
                ofStores(
                        "tenant and id run together",
                        "tenantAndIdDoNotRunTogether",
                        () -> shared(AllTenants.EVERYTHING_BUT_NAMES)));
    }

    private static Flaw keyed(String name, Function<Tenant, String> key) {
        return ofStores(name, "tenantsWithSimilarIdsAreDifferentTenants", () -> {
            Map<String, UserStore> stores = new HashMap<>();
            return tenant -> stores.computeIfAbsent(key.apply(tenant), any -> new PlainStore());
        });
    }

    private static UserStores shared(AllTenants leak) {
        PlainStore everybody = new PlainStore();
        return tenant -> new OfOneTenant(everybody, tenant.id(), leak);
    }

    /** Operations that ignore the tenant. */
    private enum AllTenants {
        EVERYTHING_BUT_NAMES,
        FIND,
        OR
    }

    /** Store with one table for all tenants, whose keys are tenant, colon and id. */
    private record OfOneTenant(PlainStore everybody, String tenant, AllTenants leak) implements UserStore {

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            String key = tenant + ":" + suggestedId;
            StoredUser created = everybody.create(key, user);
            return new StoredUser(
                    created.id().substring(tenant.length() + 1),
                    created.version(),
                    created.created(),
                    created.created(),
                    user);
        }

        @Override
        public Optional<StoredUser> find(String id) {
            return everybody.find(key(id)).map(user -> withId(id, user));
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            return everybody.replace(key(id), expectedVersion, user).map(replaced -> withId(id, replaced));
        }

        @Override
        public boolean delete(String id, String expectedVersion) {
            return everybody.delete(key(id), expectedVersion);
        }

        @Override
        public UserPage search(UserQuery query) {
            boolean leaks = leak == AllTenants.OR
                    && query.filter()
                            .filter(filter -> filter.getFilterType() == FilterType.OR)
                            .isPresent();
            PlainStore visible = new PlainStore();
            Stream<Listed> users = everybody.listed();
            users.filter(listed -> leaks || listed.user().id().startsWith(tenant + ":"))
                    .forEach(listed -> visible.put(listed.user().id(), listed.user()));
            return visible.search(query);
        }

        private String key(String id) {
            if (leak != AllTenants.FIND) {
                return tenant + ":" + id;
            }
            return everybody.users.keySet().stream()
                    .filter(key -> key.endsWith(":" + id))
                    .findFirst()
                    .orElse(id);
        }

        private static StoredUser withId(String id, StoredUser user) {
            return new StoredUser(id, user.version(), user.created(), user.lastModified(), user.attributes());
        }
    }
}
