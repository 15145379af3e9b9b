package io.scimserver.testkit.group;

import static io.scimserver.testkit.flaw.Flaw.ofGroups;

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

/** Mistakes in how groups and their members are kept. */
public final class GroupFlaws {

    private GroupFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                ofGroups(
                        "a late change of members is made",
                        "ofManyChangesAtOneVersionOneWins",
                        () -> changing(Late::new)),
                ofGroups(
                        "the attributes are not compared with the version",
                        "aStaleVersionChangesNothing",
                        () -> changing(Late::new)),
                ofGroups(
                        "who joins takes the place of all others",
                        "whoJoinsLeavesTheOthersAlone",
                        () -> changing(Replacing::new)),
                ofGroups("a replacement only adds", "aReplacementLeavesThoseItNames", () -> changing(Adding::new)),
                ofGroups(
                        "a change of members leaves the version",
                        "everyChangeOfMembersGivesANewVersion",
                        () -> changing(OneVersion::new)),
                ofGroups(
                        "every write gives a new version",
                        "whatStaysTheSameKeepsItsVersion",
                        () -> changing(Restless::new)),
                ofGroups(
                        "names are stored folded",
                        "aNameBelongsToOneGroupWhateverItsCase",
                        () -> changing(Folded::new)),
                ofGroups(
                        "a membership survives its user",
                        "aDeletedUserIsNoMemberAndItsGroupsHaveNewVersions",
                        () -> changing(Loyal::new)),
                ofGroups(
                        "the total is that of the page",
                        "aWalkMeetsEveryMemberOnceAndTheTotalIsThatOfTheGroup",
                        () -> changing(PageTotal::new)),
                ofGroups(
                        "a walk begins anew with every page",
                        "aWalkMeetsEveryMemberOnceAndTheTotalIsThatOfTheGroup",
                        () -> changing(Capped::new)),
                ofGroups(
                        "the first of several people is asked for alone",
                        "theGroupsOfSeveralPeopleAreToldInOneCall",
                        () -> changing(FirstOnly::new)),
                ofGroups(
                        "the kind of a member is forgotten",
                        "aGroupHasTheMembersItWasCreatedWith",
                        () -> changing(UsersOnly::new)),
                ofGroups(
                        "a filter on members is left out",
                        "groupsAreFoundByNameExternalIdAndMember",
                        () -> changing(Unfiltered::new)),
                ofGroups(
                        "the outcome names everybody that was asked for",
                        "whoJoinsLeavesTheOthersAlone",
                        () -> changing(Talkative::new)),
                ofGroups("all tenants share one store", "tenantsDoNotSeeEachOthersGroups", GroupFlaws::shared));
    }

    private interface Making {
        GroupStore of(GroupStore sound);
    }

    private static UsersAndGroups changing(Making flaw) {
        return DelegatingGroups.flawed(flaw::of);
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

    private static final class Late extends DelegatingGroups {

        Late(GroupStore sound) {
            super(sound);
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            Optional<GroupWrite> written = super.replace(id, latestVersion(id), group, members);
            return written.isPresent() || latestVersion(id).isEmpty() ? written : replace(id, expected, group, members);
        }
    }

    private static final class Replacing extends DelegatingGroups {

        Replacing(GroupStore sound) {
            super(sound);
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            boolean adds = !members.added().isEmpty();
            return super.replace(
                    id, expected, group, adds ? new MemberChange(true, members.added(), Set.of()) : members);
        }
    }

    private static final class Adding extends DelegatingGroups {

        Adding(GroupStore sound) {
            super(sound);
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            return super.replace(id, expected, group, new MemberChange(false, members.added(), members.removed()));
        }
    }

    private static final class OneVersion extends DelegatingGroups {

        OneVersion(GroupStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredUser> find(String id) {
            return super.find(id).map(OneVersion::first);
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            return super.replace(id, latestVersion(id), group, members)
                    .map(written -> new GroupWrite(first(written.group()), written.added(), written.removed()));
        }

        private static StoredUser first(StoredUser group) {
            return new StoredUser(group.id(), "1", group.created(), group.lastModified(), group.attributes());
        }
    }

    private static final class Restless extends DelegatingGroups {

        Restless(GroupStore sound) {
            super(sound);
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            return super.replace(id, expected, group, members)
                    .map(written -> new GroupWrite(
                            new StoredUser(
                                    id,
                                    written.group().version() + "0",
                                    written.group().created(),
                                    written.group().lastModified(),
                                    group),
                            written.added(),
                            written.removed()));
        }
    }

    private static final class Folded extends DelegatingGroups {

        Folded(GroupStore sound) {
            super(sound);
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            ObjectNode folded = group.tree().deepCopy();
            folded.put("displayName", folded.path("displayName").asText().toLowerCase(Locale.ROOT));
            return super.replace(id, expected, UserDocument.of(folded), members);
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

    private static final class PageTotal extends DelegatingGroups {

        PageTotal(GroupStore sound) {
            super(sound);
        }

        @Override
        public MemberPage members(String id, String position, int count) {
            MemberPage page = super.members(id, position, count);
            return new MemberPage(page.members(), page.members().size(), page.nextPosition());
        }
    }

    private static final class Capped extends DelegatingGroups {

        Capped(GroupStore sound) {
            super(sound);
        }

        @Override
        public MemberPage members(String id, String position, int count) {
            MemberPage page = super.members(id, position, count);
            MemberPage first = super.members(id, "", count);
            return new MemberPage(first.members(), page.total(), page.nextPosition());
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

    private static final class UsersOnly extends DelegatingGroups {

        UsersOnly(GroupStore sound) {
            super(sound);
        }

        @Override
        public MemberPage members(String id, String position, int count) {
            MemberPage page = super.members(id, position, count);
            List<Member> members = page.members().stream()
                    .map(member -> new Member(member.id(), Member.Kind.USER))
                    .toList();
            return new MemberPage(members, page.total(), page.nextPosition());
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

    private static final class Talkative extends DelegatingGroups {

        Talkative(GroupStore sound) {
            super(sound);
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            return super.replace(id, expected, group, members)
                    .map(written -> new GroupWrite(
                            written.group(),
                            new HashSet<>(
                                    members.added().stream().map(Member::id).toList()),
                            members.removed()));
        }
    }
}
