package io.scimserver.testkit.flaw;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.OpenedStore;
import io.scimserver.activity.ActivityStore;
import io.scimserver.audit.AuditStore;
import io.scimserver.auth.TokenStore;
import io.scimserver.store.ResourceStores;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.testkit.activity.ActivityStoreContract;
import io.scimserver.testkit.audit.AuditStoreContract;
import io.scimserver.testkit.group.GroupStoreContract;
import io.scimserver.testkit.resource.ResourceStoreContract;
import io.scimserver.testkit.settings.SettingsStoreContract;
import io.scimserver.testkit.token.TokenStoreContract;
import io.scimserver.testkit.transfer.StoreTransferContract;
import io.scimserver.testkit.user.UserStoreContract;
import io.scimserver.testkit.user.UserStoresContract;
import io.scimserver.testkit.user.walk.CursorContract;
import io.scimserver.testkit.user.walk.SortingContract;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Test classes as adopters write them, over the flawed thing that a configuration parameter names; run by hand only. */
public final class Candidates {

    static final String FLAW = "flaw";

    private Candidates() {}

    @ExtendWith(FlawedSubject.class)
    public static final class OfStore implements UserStoreContract, SortingContract, CursorContract {

        private final Supplier<UserStore> store;

        OfStore(Supplier<UserStore> store) {
            this.store = store;
        }

        @Override
        public UserStore emptyStore() {
            return store.get();
        }

        @Override
        public Optional<UserStore> emptyStoreWith(Clock clock) {
            return store.get() instanceof Clocked clocked ? Optional.of(clocked.on(clock)) : Optional.empty();
        }
    }

    /** Test class of an author who declares features and does not prove them. */
    @ExtendWith(FlawedSubject.class)
    public static final class OfStoreWithoutProof implements UserStoreContract {

        private final Supplier<UserStore> store;

        OfStoreWithoutProof(Supplier<UserStore> store) {
            this.store = store;
        }

        @Override
        public UserStore emptyStore() {
            return store.get();
        }
    }

    /** Test class of an author who says that value paths are refused. */
    @ExtendWith(FlawedSubject.class)
    public static final class OfStoreThatRefuses implements UserStoreContract, SortingContract, CursorContract {

        private final Supplier<UserStore> store;

        OfStoreThatRefuses(Supplier<UserStore> store) {
            this.store = store;
        }

        @Override
        public UserStore emptyStore() {
            return store.get();
        }

        @Override
        public boolean refuses(Filter filter) {
            return filter.isComplexValueFilter();
        }
    }

    @ExtendWith(FlawedSubject.class)
    static final class OfStores implements UserStoresContract {

        private final Supplier<UserStores> stores;

        OfStores(Supplier<UserStores> stores) {
            this.stores = stores;
        }

        @Override
        public UserStores emptyStores() {
            return stores.get();
        }

        @Override
        public UserStores onAnotherServer(UserStores given) {
            return given instanceof TwoServers servers ? servers.another() : given;
        }
    }

    @ExtendWith(FlawedSubject.class)
    static final class OfTokens implements TokenStoreContract {

        private final Supplier<TokenStore> store;

        OfTokens(Supplier<TokenStore> store) {
            this.store = store;
        }

        @Override
        public TokenStore emptyTokenStore() {
            return store.get();
        }
    }

    @ExtendWith(FlawedSubject.class)
    static final class OfSettings implements SettingsStoreContract {

        private final Supplier<SettingsStore> store;

        OfSettings(Supplier<SettingsStore> store) {
            this.store = store;
        }

        @Override
        public SettingsStore emptySettingsStore() {
            return store.get();
        }
    }

    @ExtendWith(FlawedSubject.class)
    static final class OfAudit implements AuditStoreContract {

        private final Supplier<AuditStore> store;

        OfAudit(Supplier<AuditStore> store) {
            this.store = store;
        }

        @Override
        public AuditStore emptyAuditStore() {
            return store.get();
        }
    }

    @ExtendWith(FlawedSubject.class)
    static final class OfActivity implements ActivityStoreContract {

        private final Supplier<ActivityStore> store;

        OfActivity(Supplier<ActivityStore> store) {
            this.store = store;
        }

        @Override
        public ActivityStore emptyActivityStore() {
            return store.get();
        }
    }

    @ExtendWith(FlawedSubject.class)
    static final class OfGroups implements GroupStoreContract {

        private final Supplier<UsersAndGroups> stores;

        OfGroups(Supplier<UsersAndGroups> stores) {
            this.stores = stores;
        }

        @Override
        public UsersAndGroups emptyGroupStores() {
            return stores.get();
        }
    }

    @ExtendWith(FlawedSubject.class)
    static final class OfResources implements ResourceStoreContract {

        private final Supplier<ResourceStores> stores;

        OfResources(Supplier<ResourceStores> stores) {
            this.stores = stores;
        }

        @Override
        public ResourceStores emptyResourceStores() {
            return stores.get();
        }
    }

    @ExtendWith(FlawedSubject.class)
    static final class OfTransfer implements StoreTransferContract {

        private final Supplier<OpenedStore> store;

        OfTransfer(Supplier<OpenedStore> store) {
            this.store = store;
        }

        @Override
        public OpenedStore emptyOpenedStore() {
            return store.get();
        }
    }

    static final class FlawedSubject implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Supplier.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(FLAW).orElseThrow();
            return Flaws.named(name).subject();
        }
    }
}
