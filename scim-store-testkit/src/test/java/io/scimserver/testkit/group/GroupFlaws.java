package io.scimserver.testkit.group;

import static io.scimserver.testkit.flaw.Flaw.ofGroups;
import static io.scimserver.testkit.group.DelegatingGroups.flawed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.memory.InMemoryGroupStores;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupStores;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.tenant.Tenant;
import io.scimserver.testkit.flaw.Flaw;
import io.scimserver.testkit.group.EmptyGroupStores.UsersAndGroups;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Mistakes in how groups and their members are kept. */
public final class GroupFlaws {

    private GroupFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofGroups(
                        "a late change of members is made",
                        "ofManyChangesAtOneVersionOneWins",
                        () -> writing(GroupFlaws::late)),
                ofGroups(
                        "the attributes are not compared with the version",
                        "aStaleVersionChangesNothing",
                        () -> writing(GroupFlaws::late)),
                ofGroups(
                        "who joins takes the place of all others",
                        "whoJoinsLeavesTheOthersAlone",
                        () -> changing(change ->
                                change.added().isEmpty() ? change : new MemberChange(true, change.added(), Set.of()))),
                ofGroups(
                        "a replacement only adds",
                        "aReplacementLeavesThoseItNames",
                        () -> changing(change -> new MemberChange(false, change.added(), change.removed()))),
                ofGroups(
                        "a change of members leaves the version",
                        "everyChangeOfMembersGivesANewVersion",
                        () -> flawed(OneVersion::new)),
                ofGroups(
                        "every write gives a new version",
                        "whatStaysTheSameKeepsItsVersion",
                        () -> writing((sound, write) -> write.on(sound)
                                .map(outcome -> new GroupWrite(
                                        withVersion(
                                                outcome.group(), outcome.group().version() + "0"),
                                        outcome.added(),
                                        outcome.removed())))),
                ofGroups(
                        "names are stored folded",
                        "aNameBelongsToOneGroupWhateverItsCase",
                        () -> writing((sound, write) -> new Write(
                                        write.id(), write.expected(), folded(write.group()), write.members())
                                .on(sound))),
                ofGroups(
                        "a membership survives its user",
                        "aDeletedUserIsNoMemberAndItsGroupsHaveNewVersions",
                        () -> flawed(Loyal::new)),
                ofGroups(
                        "nobody is forgotten a second time",
                        "whoJoinedWhileBeingDeletedIsForgotten",
                        () -> flawed(ForgetsOnce::new)),
                ofGroups(
                        "the total is that of the page",
                        "aWalkMeetsEveryMemberOnceAndTheTotalIsThatOfTheGroup",
                        () -> paging((sound, asked) -> {
                            MemberPage page = asked.of(sound);
                            return new MemberPage(page.members(), page.members().size(), page.nextPosition());
                        })),
                ofGroups(
                        "a walk begins anew with every page",
                        "aWalkMeetsEveryMemberOnceAndTheTotalIsThatOfTheGroup",
                        () -> paging((sound, asked) -> {
                            MemberPage page = asked.of(sound);
                            List<Member> first = new Asked(asked.id(), "", asked.count())
                                    .of(sound)
                                    .members();
                            return new MemberPage(first, page.total(), page.nextPosition());
                        })),
                ofGroups(
                        "the first of several people is asked for alone",
                        "theGroupsOfSeveralPeopleAreToldInOneCall",
                        () -> flawed(FirstOnly::new)),
                ofGroups(
                        "the kind of a member is forgotten",
                        "aGroupHasTheMembersItWasCreatedWith",
                        () -> paging((sound, asked) -> {
                            MemberPage page = asked.of(sound);
                            List<Member> users = page.members().stream()
                                    .map(member -> new Member(member.id(), Member.Kind.USER))
                                    .toList();
                            return new MemberPage(users, page.total(), page.nextPosition());
                        })),
                ofGroups(
                        "a filter on members is left out",
                        "groupsAreFoundByNameExternalIdAndMember",
                        () -> flawed(Unfiltered::new)),
                ofGroups(
                        "the outcome names everybody that was asked for",
                        "whoJoinsLeavesTheOthersAlone",
                        () -> writing((sound, write) -> write.on(sound)
                                .map(outcome -> new GroupWrite(
                                        outcome.group(),
                                        new HashSet<>(write.members().added().stream()
                                                .map(Member::id)
                                                .toList()),
                                        write.members().removed())))),
                ofGroups("all tenants share one store", "tenantsDoNotSeeEachOthersGroups", GroupFlaws::shared));
    }

    /** Write as it was asked for. */
    private record Write(String id, String expected, UserDocument group, MemberChange members) {

        Optional<GroupWrite> on(GroupStore store) {
            return store.replace(id, expected, group, members);
        }
    }

    /** Page of members as it was asked for. */
    private record Asked(String id, String position, int count) {

        MemberPage of(GroupStore store) {
            return store.members(id, position, count);
        }
    }

    private static UsersAndGroups writing(BiFunction<GroupStore, Write, Optional<GroupWrite>> flaw) {
        return flawed(sound -> new DelegatingGroups(sound) {
            @Override
            public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
                return flaw.apply(sound, new Write(id, expected, group, members));
            }
        });
    }

    private static UsersAndGroups changing(UnaryOperator<MemberChange> flaw) {
        return writing((sound, write) ->
                new Write(write.id(), write.expected(), write.group(), flaw.apply(write.members())).on(sound));
    }

    private static UsersAndGroups paging(BiFunction<GroupStore, Asked, MemberPage> flaw) {
        return flawed(sound -> new DelegatingGroups(sound) {
            @Override
            public MemberPage members(String id, String position, int count) {
                return flaw.apply(sound, new Asked(id, position, count));
            }
        });
    }

    private static UsersAndGroups shared() {
        InMemoryGroupStores sound = new InMemoryGroupStores(Clock.systemUTC());
        return new UsersAndGroups(new InMemoryUserStores(Clock.systemUTC()), new GroupStores() {
            @Override
            public GroupStore forTenant(Tenant tenant) {
                return sound.forTenant(new Tenant("all"));
            }

            @Override
            public long deleteTenant(Tenant tenant) {
                return sound.deleteTenant(new Tenant("all"));
            }
        });
    }

    /** Writes at whatever version the group is, until it is done. */
    private static Optional<GroupWrite> late(GroupStore sound, Write write) {
        Optional<StoredUser> latest = sound.find(write.id());
        while (latest.isPresent()) {
            Optional<GroupWrite> written =
                    new Write(write.id(), latest.get().version(), write.group(), write.members()).on(sound);
            if (written.isPresent()) {
                return written;
            }
            latest = sound.find(write.id());
        }
        return Optional.empty();
    }

    private static UserDocument folded(UserDocument group) {
        ObjectNode folded = group.tree().deepCopy();
        folded.put("displayName", folded.path("displayName").asText().toLowerCase(Locale.ROOT));
        return UserDocument.of(folded);
    }

    private static StoredUser withVersion(StoredUser group, String version) {
        return new StoredUser(group.id(), version, group.created(), group.lastModified(), group.attributes());
    }

    private static final class OneVersion extends DelegatingGroups {

        OneVersion(GroupStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredUser> find(String id) {
            return super.find(id).map(group -> withVersion(group, "1"));
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            String latest = super.find(id).map(StoredUser::version).orElse("");
            return super.replace(id, latest, group, members)
                    .map(written ->
                            new GroupWrite(withVersion(written.group(), "1"), written.added(), written.removed()));
        }
    }

    /** Forgets each user once, when the memberships that began later are not there yet. */
    private static final class ForgetsOnce extends DelegatingGroups {

        private final Set<String> forgotten = new HashSet<>();

        ForgetsOnce(GroupStore sound) {
            super(sound);
        }

        @Override
        public void forget(String memberId) {
            if (forgotten.add(memberId)) {
                super.forget(memberId);
            }
        }
    }

    private static final class Loyal extends DelegatingGroups {

        Loyal(GroupStore sound) {
            super(sound);
        }

        @Override
        public void forget(String memberId) {
            // Whoever was a member stays one
        }
    }

    private static final class FirstOnly extends DelegatingGroups {

        FirstOnly(GroupStore sound) {
            super(sound);
        }

        @Override
        public Map<String, List<StoredUser>> groupsOf(Set<String> memberIds) {
            return super.groupsOf(
                    new HashSet<>(memberIds.stream().sorted().limit(1).toList()));
        }
    }

    private static final class Unfiltered extends DelegatingGroups {

        Unfiltered(GroupStore sound) {
            super(sound);
        }

        @Override
        public UserPage search(UserQuery query) {
            Optional<Filter> filter =
                    query.filter().filter(given -> !given.toString().contains("members"));
            return super.search(new UserQuery(filter, query.sort(), query.paging(), query.types()));
        }
    }
}
