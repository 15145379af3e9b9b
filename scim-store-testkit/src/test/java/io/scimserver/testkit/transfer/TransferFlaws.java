package io.scimserver.testkit.transfer;

import static io.scimserver.testkit.flaw.Flaw.ofTransfer;

import io.scimserver.OpenedStore;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.Paging;
import io.scimserver.store.StoreException.DuplicateUser;
import io.scimserver.store.StoreTransfer;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.DelegatingStore;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.support.Steps;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mistakes in how users of other stores are added, and in what is found to be copied. */
public final class TransferFlaws {

    private TransferFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofTransfer(
                        "added users are created anew",
                        "idsVersionsAndTimesOfAddedUsersStay",
                        () -> adding(store -> (tenant, user) ->
                                store.users().forTenant(tenant).create(user.id(), user.attributes()))),
                ofTransfer(
                        "added users are created now",
                        "idsVersionsAndTimesOfAddedUsersStay",
                        () -> changing(user ->
                                StoredUser.created(user.id(), user.version(), user.attributes(), Clock.systemUTC()))),
                ofTransfer(
                        "the last change was the creation",
                        "idsVersionsAndTimesOfAddedUsersStay",
                        () -> changing(user -> new StoredUser(
                                user.id(), user.version(), user.created(), user.created(), user.attributes()))),
                ofTransfer(
                        "long versions are cut",
                        "idsVersionsAndTimesOfAddedUsersStay",
                        () -> changing(user -> new StoredUser(
                                user.id(),
                                user.version()
                                        .substring(
                                                0, Math.min(200, user.version().length())),
                                user.created(),
                                user.lastModified(),
                                user.attributes()))),
                ofTransfer(
                        "added users are sorted by their times",
                        "theOrderOfAddedUsersStaysThoughTheirClockWasSetBack",
                        () -> with(store -> new Access(store) {
                            @Override
                            public void addUsers(Tenant tenant, List<StoredUser> users) {
                                super.addUsers(
                                        tenant,
                                        users.stream()
                                                .sorted(Comparator.comparing(StoredUser::created))
                                                .toList());
                            }
                        })),
                ofTransfer(
                        "an added user is overwritten",
                        "aUserAtAnotherVersionIsNotOverwritten",
                        () -> adding(store -> (tenant, user) -> {
                            UserStore users = store.users().forTenant(tenant);
                            users.find(user.id()).ifPresent(present -> users.delete(present.id(), present.version()));
                            EmptyOpenedStores.transferOf(store).addUsers(tenant, List.of(user));
                        })),
                ofTransfer(
                        "who is there is refused",
                        "addingAgainLeavesUsersAsTheyAre",
                        () -> adding(store -> (tenant, user) -> {
                            if (store.users().forTenant(tenant).find(user.id()).isPresent()) {
                                throw new DuplicateUser("id");
                            }
                            EmptyOpenedStores.transferOf(store).addUsers(tenant, List.of(user));
                        })),
                ofTransfer(
                        "a given version is any version",
                        "anAddedUserIsReplacedAtItsVersionAndAtNoOther",
                        () -> replacing(AnyVersion::new)),
                ofTransfer(
                        "versions are counted from 1 in every store",
                        "aVersionThatTheUserHadInAnotherStoreDoesNotComeBack",
                        () -> replacing(CountedVersions::new)),
                ofTransfer(
                        "added groups are created anew",
                        "addedGroupsKeepIdsVersionsTimesAndMembers",
                        () -> with(store -> new Access(store) {
                            @Override
                            public void addGroups(Tenant tenant, List<StoredUser> groups) {
                                groups.forEach(group ->
                                        groupsOf(store, tenant).create(group.id(), group.attributes(), Set.of()));
                            }
                        })),
                ofTransfer(
                        "a member who is added gives its group a new version",
                        "addedGroupsKeepIdsVersionsTimesAndMembers",
                        () -> addingMembers(TransferFlaws::join)),
                ofTransfer(
                        "who is a member already is refused",
                        "addingAgainLeavesGroupsAndMembersAsTheyAre",
                        () -> addingMembers((groups, group, members) -> {
                            if (!groups.members(group, "", 1).members().isEmpty()) {
                                throw new DuplicateUser("id");
                            }
                            join(groups, group, members);
                        })),
                ofTransfer(
                        "the members of groups are left out",
                        "aGroupOfSeveralBatchesHasAllItsMembers",
                        () -> addingMembers((groups, group, members) -> {})),
                ofTransfer(
                        "members who are added take the place of those before",
                        "aGroupOfSeveralBatchesHasAllItsMembers",
                        () -> addingMembers((groups, group, members) -> {
                            StoredUser present = groups.find(group).orElseThrow();
                            groups.replace(
                                    group,
                                    present.version(),
                                    present.attributes(),
                                    new MemberChange(true, Set.copyOf(members), Set.of()));
                        })),
                ofTransfer(
                        "an added group is overwritten",
                        "aGroupAtAnotherVersionOrWithATakenNameIsNotAdded",
                        () -> with(store -> new Access(store) {
                            @Override
                            public void addGroups(Tenant tenant, List<StoredUser> groups) {
                                GroupStore present = groupsOf(store, tenant);
                                groups.forEach(group -> present.find(group.id())
                                        .ifPresent(old -> present.delete(old.id(), old.version())));
                                super.addGroups(tenant, groups);
                            }
                        })),
                ofTransfer(
                        "only tenants with users are listed",
                        "everyTenantIsListedOfWhichAnythingIsStored",
                        () -> with(store -> new Access(store) {
                            @Override
                            public List<Tenant> tenants() {
                                return super.tenants().stream()
                                        .filter(tenant -> !store.users()
                                                .forTenant(tenant)
                                                .search(Steps.query(new Paging.Offset(1, 1)))
                                                .users()
                                                .isEmpty())
                                        .toList();
                            }
                        })),
                ofTransfer(
                        "settings are listed without the empty ones",
                        "everySettingIsListed",
                        () -> with(store -> new Access(store) {
                            @Override
                            public Map<String, String> settings() {
                                return super.settings().entrySet().stream()
                                        .filter(setting -> !setting.getValue().isEmpty())
                                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                            }
                        })));
    }

    private static OpenedStore with(Function<OpenedStore, StoreTransfer> access) {
        OpenedStore store = OpenedStore.inMemory(Clock.systemUTC());
        return store.withTransfer(access.apply(store));
    }

    /** Returns stores that add each user in this way. */
    private static OpenedStore adding(Function<OpenedStore, BiConsumer<Tenant, StoredUser>> way) {
        return with(store -> new Access(store) {
            @Override
            public void addUsers(Tenant tenant, List<StoredUser> users) {
                users.forEach(user -> way.apply(store).accept(tenant, user));
            }
        });
    }

    /** Addition of members to a group. */
    private interface MemberAddition {

        void add(GroupStore groups, String groupId, List<Member> members);
    }

    private static GroupStore groupsOf(OpenedStore store, Tenant tenant) {
        return store.groups().orElseThrow().forTenant(tenant);
    }

    private static void join(GroupStore groups, String groupId, List<Member> members) {
        StoredUser present = groups.find(groupId).orElseThrow();
        MemberChange joining = new MemberChange(false, Set.copyOf(members), Set.of());
        groups.replace(groupId, present.version(), present.attributes(), joining);
    }

    /** Returns stores that add members in this way. */
    private static OpenedStore addingMembers(MemberAddition way) {
        return with(store -> new Access(store) {
            @Override
            public void addMembers(Tenant tenant, String groupId, List<Member> members) {
                way.add(groupsOf(store, tenant), groupId, members);
            }
        });
    }

    /** Returns stores that change each user before it is added. */
    private static OpenedStore changing(UnaryOperator<StoredUser> change) {
        return adding(store ->
                (tenant, user) -> EmptyOpenedStores.transferOf(store).addUsers(tenant, List.of(change.apply(user))));
    }

    /** Returns stores of which that of each tenant is wrapped. */
    private static OpenedStore replacing(UnaryOperator<UserStore> wrapper) {
        OpenedStore store = OpenedStore.inMemory(Clock.systemUTC());
        Map<Tenant, UserStore> wrapped = new ConcurrentHashMap<>();
        UserStores users = tenant -> wrapped.computeIfAbsent(
                tenant, key -> wrapper.apply(store.users().forTenant(key)));
        return OpenedStore.of(users)
                .withTokens(store.tokens().orElseThrow())
                .withSettings(store.settings().orElseThrow())
                .withAudit(store.audit().orElseThrow())
                .withActivity(store.activity().orElseThrow())
                .withTransfer(EmptyOpenedStores.transferOf(store));
    }

    /** Access that passes every call on. */
    private static class Access implements StoreTransfer {

        private final StoreTransfer access;

        Access(OpenedStore store) {
            this.access = EmptyOpenedStores.transferOf(store);
        }

        @Override
        public List<Tenant> tenants() {
            return access.tenants();
        }

        @Override
        public Map<String, String> settings() {
            return access.settings();
        }

        @Override
        public void addUsers(Tenant tenant, List<StoredUser> users) {
            access.addUsers(tenant, users);
        }

        @Override
        public void addGroups(Tenant tenant, List<StoredUser> groups) {
            access.addGroups(tenant, groups);
        }

        @Override
        public void addMembers(Tenant tenant, String groupId, List<Member> members) {
            access.addMembers(tenant, groupId, members);
        }
    }

    private static final class AnyVersion extends DelegatingStore {

        AnyVersion(UserStore store) {
            super(store);
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            return super.replace(id, find(id).orElseThrow().version(), user);
        }
    }

    /** Store whose versions begin with 1 in every store; a user who was added has its own until it changes. */
    private static final class CountedVersions extends DelegatingStore {

        private final Map<String, String> shown = new ConcurrentHashMap<>();
        private int last;

        CountedVersions(UserStore store) {
            super(store);
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument user) {
            return counted(super.create(suggestedId, user));
        }

        @Override
        public Optional<StoredUser> replace(String id, String expectedVersion, UserDocument user) {
            StoredUser present = find(id).orElseThrow();
            return shown.getOrDefault(id, present.version()).equals(expectedVersion)
                    ? super.replace(id, present.version(), user).map(this::counted)
                    : Optional.empty();
        }

        private StoredUser counted(StoredUser user) {
            String version = String.valueOf(++last);
            shown.put(user.id(), version);
            return new StoredUser(user.id(), version, user.created(), user.lastModified(), user.attributes());
        }
    }
}
