package io.scimserver.testkit.user.tenant;

import static io.scimserver.testkit.flaw.Flaw.ofStores;

import io.scimserver.store.CreateOutcome;
import io.scimserver.store.NewUser;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.DelegatingStore;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.support.Steps;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Mistakes in what a tenant's stores write and forget. */
public final class TenantWriteFlaws {

    private TenantWriteFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStores("a batch goes to the first tenant", "aBatchIsAddedToItsTenant", BatchOfFirst::new),
                keyed("tenant ids are decoded", id -> decoded(id)),
                keyed("tenant ids lose their leading zeros", id -> id.replaceFirst("^0+(?=.)", "")),
                ofStores(
                        "deleting a tenant stops after 1,000 users",
                        "moreUsersThanAPageHoldsAreDeleted",
                        () -> new Plain() {
                            @Override
                            public long deleteTenant(Tenant tenant) {
                                UserStore store = forTenant(tenant);
                                return Steps.page(store, 1, 1_000).users().stream()
                                        .filter(user -> store.delete(user.id(), user.version()))
                                        .count();
                            }
                        }),
                ofStores(
                        "the id of a tenant that is deleted is lower-cased",
                        "deletingATenantSparesThoseWithSimilarIds",
                        () -> new Plain() {
                            @Override
                            public long deleteTenant(Tenant tenant) {
                                return super.deleteTenant(new Tenant(tenant.id().toLowerCase(Locale.ROOT)));
                            }
                        }),
                ofStores(
                        "a store from before the deletion of its tenant keeps the users",
                        "aStoreFromBeforeTheDeletionOfItsTenantSeesIt",
                        () -> new Plain() {
                            @Override
                            public long deleteTenant(Tenant tenant) {
                                tenants.remove(tenant);
                                return 0;
                            }
                        }),
                ofStores(
                        "a store from before the deletion of its tenant is another",
                        "storesFromBeforeAndAfterTheDeletionOfTheirTenantAreOne",
                        () -> new Plain() {
                            @Override
                            public long deleteTenant(Tenant tenant) {
                                long deleted = super.deleteTenant(tenant);
                                tenants.remove(tenant);
                                return deleted;
                            }
                        }),
                ofStores(
                        "a tenant that starts anew counts its users from 1",
                        "idsOfADeletedTenantAreNotGivenAgain",
                        CountsAnew::new),
                ofStores(
                        "each store of a tenant has a lock of its own",
                        "ofOneNameInTwoCasesAtOnceThroughTwoStoresOneWins",
                        LocksItself::new));
    }

    private static Flaw keyed(String name, UnaryOperator<String> key) {
        return ofStores(name, "tenantsWithSimilarIdsAreDifferentTenants", () -> {
            Map<String, UserStore> stores = new HashMap<>();
            return tenant -> stores.computeIfAbsent(key.apply(tenant.id()), any -> new PlainStore());
        });
    }

    private static String decoded(String id) {
        return id.matches("(%[0-9a-f]{2})+") ? URLDecoder.decode(id, StandardCharsets.UTF_8) : id;
    }

    /** Correct stores, which keep the contract. */
    private static class Plain implements UserStores {

        final Map<Tenant, UserStore> tenants = new HashMap<>();

        @Override
        public UserStore forTenant(Tenant tenant) {
            return tenants.computeIfAbsent(tenant, first -> new PlainStore());
        }
    }

    /** Stores whose batches go to the tenant that was asked for first. */
    private static final class BatchOfFirst implements UserStores {

        private final Map<Tenant, UserStore> tenants = new HashMap<>();
        private final PlainStore first = new PlainStore();

        @Override
        public UserStore forTenant(Tenant tenant) {
            UserStore own = tenants.computeIfAbsent(tenant, unknown -> tenants.isEmpty() ? first : new PlainStore());
            return new DelegatingStore(own) {
                @Override
                public List<CreateOutcome> createAll(List<NewUser> users) {
                    return first.createAll(users);
                }
            };
        }
    }

    /** Stores with ids that are numbers, which begin again when nobody is left. */
    private static final class CountsAnew implements UserStores {

        private final Map<Tenant, UserStore> tenants = new HashMap<>();

        @Override
        public UserStore forTenant(Tenant tenant) {
            return tenants.computeIfAbsent(tenant, first -> new PlainStore() {

                private int last;

                @Override
                public String newId(String suggestedId) {
                    last = users.isEmpty() ? 1 : last + 1;
                    return String.valueOf(last);
                }
            });
        }
    }

    /** Stores of which each looks whether a name is free, and then writes, while no other thread uses it. */
    private static final class LocksItself implements UserStores {

        private final Crossing twoHaveLooked = new Crossing(2);
        private final PlainStore all = new PlainStore() {
            @Override
            public void requireFree(String id, UserDocument user) {
                // Each store has looked before.
            }
        };

        @Override
        public UserStore forTenant(Tenant tenant) {
            return new DelegatingStore(all) {
                @Override
                public synchronized StoredUser create(String suggestedId, UserDocument user) {
                    requireFree(all.key(PlainStore.userName(user)));
                    twoHaveLooked.meet();
                    return super.create(suggestedId, user);
                }
            };
        }

        private void requireFree(String key) {
            boolean taken = Steps.userNames(Steps.everybody(all)).stream()
                    .anyMatch(name -> all.key(name).equals(key));
            if (taken) {
                throw new DuplicateUser("userName");
            }
        }
    }
}
