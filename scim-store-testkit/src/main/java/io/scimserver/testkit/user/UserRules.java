package io.scimserver.testkit.user;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.testkit.support.RenamedStore;
import io.scimserver.testkit.support.Steps;
import io.scimserver.testkit.support.Tenants;
import io.scimserver.testkit.user.search.CombinedFilterContract;
import io.scimserver.testkit.user.search.ElementNegationContract;
import io.scimserver.testkit.user.search.ExtremeValueContract;
import io.scimserver.testkit.user.search.LiteralContract;
import io.scimserver.testkit.user.search.LongTextContract;
import io.scimserver.testkit.user.search.MetaFilterContract;
import io.scimserver.testkit.user.search.NearMissContract;
import io.scimserver.testkit.user.search.TextFilterContract;
import io.scimserver.testkit.user.search.TypedFilterContract;
import io.scimserver.testkit.user.search.ValuePathContract;
import io.scimserver.testkit.user.tenant.ServersContract;
import io.scimserver.testkit.user.tenant.TenantPageContract;
import io.scimserver.testkit.user.tenant.TenantWriteContract;
import io.scimserver.testkit.user.value.DocumentContract;
import io.scimserver.testkit.user.value.RefusedValueContract;
import io.scimserver.testkit.user.value.ValueContract;
import io.scimserver.testkit.user.value.WholeListContract;
import io.scimserver.testkit.user.walk.CollationContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.CursorPositionContract;
import io.scimserver.testkit.user.walk.PagingContract;
import io.scimserver.testkit.user.walk.SortedValueContract;
import io.scimserver.testkit.user.walk.SortingContract;
import io.scimserver.testkit.user.walk.WalkPageContract;
import io.scimserver.testkit.user.walk.WholePageContract;
import io.scimserver.testkit.user.write.ChangedValueContract;
import io.scimserver.testkit.user.write.InterruptedCallContract;
import io.scimserver.testkit.user.write.RefusedRenameContract;
import io.scimserver.testkit.user.write.UsedIdContract;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Part of the contract of users that holds for groups and other resources, too. They are given to it as users:
 * {@link RenamedStore}.
 *
 * @param stores makes empty stores
 * @param onAnotherServer returns the same stores as another server sees them
 * @param refusal is true for filters that the stores must refuse
 */
public record UserRules(
        Supplier<UserStores> stores, UnaryOperator<UserStores> onAnotherServer, Predicate<Filter> refusal)
        implements CommonContract, SortingContract, CursorContract, UserStoresContract {

    /** Tests of what the library decides for all other types, so that their stores are not asked. */
    private static final Set<String> OF_USERS_ONLY =
            Set.of("resourceTypeIsUser", "theResourceTypeComparesAsItsAttributeSays");

    /** Returns tests of ids, versions, times, and of writes that come too late. */
    public Stream<DynamicTest> ofIdsAndVersions() {
        return onTenantsOfOneStore()
                .testsOf(
                        CreateContract.class,
                        FindContract.class,
                        FreshResultContract.class,
                        ReplaceContract.class,
                        DeleteContract.class,
                        UsedIdContract.class,
                        IdContract.class,
                        NearMissContract.class,
                        VersionContract.class,
                        TimestampContract.class,
                        InterruptedCallContract.class);
    }

    /** Returns tests of unique names, and of writes at once. */
    public Stream<DynamicTest> ofNames() {
        return onTenantsOfOneStore()
                .testsOf(
                        UniquenessContract.class,
                        NameClaimContract.class,
                        RefusedRenameContract.class,
                        LongTextContract.class,
                        RaceContract.class,
                        ReaderContract.class);
    }

    /** Returns tests of documents, which come back as they were stored. */
    public Stream<DynamicTest> ofDocuments() {
        return onTenantsOfOneStore()
                .testsOf(
                        DocumentContract.class,
                        ValueContract.class,
                        RefusedValueContract.class,
                        WholeListContract.class);
    }

    /** Returns tests of filters. */
    public Stream<DynamicTest> ofFilters() {
        return onTenantsOfOneStore()
                .testsOf(
                        TextFilterContract.class,
                        TypedFilterContract.class,
                        MetaFilterContract.class,
                        CombinedFilterContract.class,
                        ValuePathContract.class,
                        ElementNegationContract.class,
                        LiteralContract.class,
                        ExtremeValueContract.class,
                        ChangedValueContract.class);
    }

    /** Returns tests of pages, orders and walks. */
    public Stream<DynamicTest> ofLists() {
        return onTenantsOfOneStore()
                .testsOf(
                        PagingContract.class,
                        WholePageContract.class,
                        SortingContract.class,
                        SortedValueContract.class,
                        CollationContract.class,
                        CursorContract.class,
                        CursorPositionContract.class,
                        WalkPageContract.class);
    }

    /** Returns tests of tenants and of several servers. */
    public Stream<DynamicTest> ofTenants() {
        Stream<DynamicTest> onTheirIds = testsOf(TenantIdContract.class, TenantDeletionContract.class);
        Stream<DynamicTest> onOthers = onTenantsOfOneStore()
                .testsOf(
                        UserStoresContract.class,
                        TenantPageContract.class,
                        TenantWriteContract.class,
                        ServersContract.class);
        return Stream.concat(onTheirIds, onOthers);
    }

    @Override
    public UserStore emptyStore() {
        return Tenants.acme(emptyStores());
    }

    @Override
    public UserStores emptyStores() {
        return stores.get();
    }

    @Override
    public UserStores onAnotherServer(UserStores given) {
        return given instanceof MarkedTenants marked
                ? new MarkedTenants(onAnotherServer.apply(marked.stores()), marked.mark())
                : onAnotherServer.apply(given);
    }

    @Override
    public boolean refuses(Filter filter) {
        return refusal.test(filter);
    }

    /** Returns the same rules for tests that share a store, which may be slow to make. */
    private UserRules onTenantsOfOneStore() {
        UserStores shared = stores.get();
        return new UserRules(() -> new MarkedTenants(shared, " of " + Steps.newId()), onAnotherServer, refusal);
    }

    private Stream<DynamicTest> testsOf(Class<?>... contracts) {
        return Stream.of(contracts)
                .flatMap(contract -> Stream.of(contract.getDeclaredMethods())
                        .filter(ContractTest::isOne)
                        .filter(method -> !OF_USERS_ONLY.contains(method.getName()))
                        .sorted(Comparator.comparing(Method::getName)))
                .map(method -> new ContractTest(this, method).asDynamicTest());
    }
}
