package io.scimserver.testkit.user.tenant;

import static io.scimserver.testkit.flaw.Flaw.ofStores;

import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Crossing;
import io.scimserver.testkit.flaw.DelegatingStore;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.flaw.PlainStore;
import io.scimserver.testkit.flaw.TwoServers;
import io.scimserver.testkit.support.Steps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes that show when several servers use one database. */
public final class ServerFlaws {

    private ServerFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofStores(
                        "each server has a lock of its own",
                        "ofOneNameInTwoCasesAtOnceThroughTwoServersOneWins",
                        () -> {
                            Crossing twoHaveLooked = new Crossing(2);
                            return new OneDatabase(store -> new Locked(store, new Object(), twoHaveLooked));
                        }),
                ofStores(
                        "each server has a cache of its own",
                        "whatOneServerWritesTheOthersSeeAtOnce",
                        () -> new OneDatabase(Cached::new)),
                ofStores(
                        "each server lists whom it has created",
                        "newUsersOfAllServersAreUsersOfTheirOwn",
                        () -> new OneDatabase(ListsItsOwn::new)));
    }

    /** Stores of two servers on one database. */
    private static final class OneDatabase implements TwoServers {

        private final Map<Tenant, PlainStore> database;
        private final UnaryOperator<UserStore> server;
        private final Map<Tenant, UserStore> stores = new HashMap<>();

        OneDatabase(UnaryOperator<UserStore> server) {
            this(new HashMap<>(), server);
        }

        private OneDatabase(Map<Tenant, PlainStore> database, UnaryOperator<UserStore> server) {
            this.database = database;
            this.server = server;
        }

        @Override
        public synchronized UserStore forTenant(Tenant tenant) {
            PlainStore kept = database.computeIfAbsent(tenant, first -> new PlainStore() {
                @Override
                public void requireFree(String id, UserDocument user) {
                    // Each server has looked before.
                }
            });
            return stores.computeIfAbsent(tenant, first -> server.apply(kept));
        }

        @Override
        public UserStores another() {
            return new OneDatabase(database, server);
        }
    }

    /** Store that looks whether a name is free and then writes, while no other thread of the server does. */
    private static final class Locked extends DelegatingStore {

        private final Object lock;
        private final Crossing twoHaveLooked;

        Locked(UserStore store, Object lock, Crossing twoHaveLooked) {
            super(store);
            this.lock = lock;
            this.twoHaveLooked = twoHaveLooked;
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            synchronized (lock) {
                boolean taken = Steps.userNames(Steps.everybody(this)).stream()
                        .anyMatch(PlainStore.userName(user)::equalsIgnoreCase);
                if (taken) {
                    throw new DuplicateUser("userName");
                }
                twoHaveLooked.meet();
                return super.create(suggestedId, user);
            }
        }
    }

    /** Store that remembers what it has read until it writes itself. */
    private static final class Cached extends DelegatingStore {

        private final Map<String, Optional<StoredUser>> users = new HashMap<>();

        Cached(UserStore store) {
            super(store);
        }

        @Override
        public Optional<StoredUser> find(String id) {
            return users.computeIfAbsent(id, unknown -> super.find(id));
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            users.remove(id);
            return super.replace(id, expectedVersion, user);
        }

        @Override
        public boolean delete(String id, String expectedVersion) {
            users.remove(id);
            return super.delete(id, expectedVersion);
        }
    }

    /** Store that does not list whom other servers have created. */
    private static final class ListsItsOwn extends DelegatingStore {

        private final Set<String> own = new HashSet<>();

        ListsItsOwn(UserStore store) {
            super(store);
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            StoredUser created = super.create(suggestedId, user);
            own.add(created.id());
            return created;
        }

        @Override
        public UserPage search(UserQuery query) {
            UserPage page = super.search(query);
            List<StoredUser> users = page.users().stream()
                    .filter(user -> own.contains(user.id()))
                    .toList();
            return new UserPage(users, users.size(), page.nextPosition());
        }
    }
}
