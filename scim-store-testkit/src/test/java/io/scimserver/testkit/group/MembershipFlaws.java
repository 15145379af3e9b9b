package io.scimserver.testkit.group;

import static io.scimserver.testkit.flaw.Flaw.ofGroups;
import static io.scimserver.testkit.group.DelegatingGroups.flawed;

import com.unboundid.scim2.common.filters.Filter;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoreException.UnsupportedQuery;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.testkit.flaw.Flaw;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes in memberships: their number, their ids, and searches for them. */
public final class MembershipFlaws {

    private MembershipFlaws() {}

    public static List<Flaw> all() {
        return Stream.of(pages(), ids(), filters(), writes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Flaw> pages() {
        return List.of(
                paging(
                        "a full page has a next one",
                        "aWalkThroughMembersEndsWithItsLastFullPage",
                        page -> new MemberPage(page.members(), page.total(), lastId(page))),
                paging(
                        "a total ends at 1,000",
                        "aGroupMayHaveMoreThanAThousandMembers",
                        page -> new MemberPage(page.members(), Math.min(1_000, page.total()), page.nextPosition())),
                ofGroups(
                        "a count of 0 is no limit",
                        "aCountOfZeroGivesTheTotalOfMembersAlone",
                        () -> flawed(sound -> new DelegatingGroups(sound) {
                            @Override
                            public MemberPage members(String id, String position, int count) {
                                return super.members(id, position, count == 0 ? 1_000 : count);
                            }
                        })),
                ofGroups(
                        "a position is a number",
                        "whoJoinsOrLeavesDuringAWalkMovesNobodyElse",
                        () -> flawed(ByNumber::new)),
                groupsOf(
                        "somebody is in ten groups at most",
                        "everyGroupOfADeletedUserLosesThisMemberAndNobodyElse",
                        (sound, asked) -> sound.groupsOf(asked).entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        each -> each.getValue().stream()
                                                .limit(10)
                                                .toList()))),
                groupsOf(
                        "a hundred people are asked for at most",
                        "theGroupsOfManyPeopleAreToldInOneCall",
                        (sound, asked) ->
                                sound.groupsOf(asked.stream().limit(100).collect(Collectors.toSet()))));
    }

    private static List<Flaw> ids() {
        return List.of(
                renaming("ids of members are lower-cased", id -> id.toLowerCase(Locale.ROOT)),
                renaming("ids of members are trimmed", String::strip),
                renaming("ids of members are cut at 64 characters", id -> id.substring(0, Math.min(64, id.length()))),
                renaming("ids of members end at a comma", id -> id.split(",", 2)[0]));
    }

    private static List<Flaw> filters() {
        return List.of(
                searching(
                        "other conditions beside a member do not count",
                        "otherConditionsCountToo",
                        (sound, query) -> sound.search(new UserQuery(
                                query.filter().map(MembershipFlaws::memberAlone),
                                query.sort(),
                                query.paging(),
                                query.types()))),
                searching(
                        "a search for a member is not sorted",
                        "groupsWithTheMemberAreSortedWhereSortingIsDeclared",
                        (sound, query) -> sound.search(
                                new UserQuery(query.filter(), Optional.empty(), query.paging(), query.types()))),
                searching(
                        "a search for a member counts its page",
                        "pagesAndTotalsAreThoseOfTheGroupsWithTheMember",
                        (sound, query) -> {
                            UserPage page = sound.search(query);
                            return new UserPage(page.users(), page.users().size(), page.nextPosition());
                        }),
                searching(
                        "a search for a member has one page",
                        "aWalkMeetsTheGroupsWithTheMemberWhereCursorsAreDeclared",
                        (sound, query) -> {
                            UserPage page = sound.search(query);
                            return new UserPage(page.users(), page.totalResults(), Optional.empty());
                        }),
                searching(
                        "a filter on members that is not known finds everybody",
                        "otherFiltersOnMembersAreRefusedOrExact",
                        (sound, query) -> {
                            try {
                                return sound.search(query);
                            } catch (UnsupportedQuery notKnown) {
                                return sound.search(
                                        new UserQuery(Optional.empty(), query.sort(), query.paging(), query.types()));
                            }
                        }));
    }

    private static List<Flaw> writes() {
        return List.of(
                ofGroups(
                        "groups of members are cached",
                        "groupsAreFoundByDirectMembersAsTheyAreNow",
                        () -> flawed(Cached::new)),
                ofGroups(
                        "members change before the name is found to be taken",
                        "aRefusedNameChangesNoMember",
                        () -> flawed(sound -> new DelegatingGroups(sound) {
                            @Override
                            public Optional<GroupWrite> replace(
                                    String id, String expected, UserDocument group, MemberChange members) {
                                return sound.find(id)
                                        .flatMap(now -> sound.replace(id, expected, now.attributes(), members))
                                        .flatMap(first ->
                                                sound.replace(id, first.group().version(), group, MemberChange.NONE));
                            }
                        })),
                ofGroups(
                        "a new spelling of the name is no change",
                        "aChangeOfMembersKeepsNameAndAttributes",
                        () -> flawed(sound -> new DelegatingGroups(sound) {
                            @Override
                            public Optional<GroupWrite> replace(
                                    String id, String expected, UserDocument group, MemberChange members) {
                                Optional<UserDocument> same = sound.find(id)
                                        .map(StoredUser::attributes)
                                        .filter(now -> nameOf(now).equalsIgnoreCase(nameOf(group)));
                                return super.replace(id, expected, same.orElse(group), members);
                            }
                        })));
    }

    private static String nameOf(UserDocument group) {
        return group.member("displayName").asText();
    }

    private static Optional<String> lastId(MemberPage page) {
        return page.members().stream().map(Member::id).reduce((first, second) -> second);
    }

    private static Filter memberAlone(Filter filter) {
        return filter.isCombiningFilter()
                ? filter.getCombinedFilters().stream()
                        .filter(part -> part.toString().contains("members"))
                        .findFirst()
                        .orElse(filter)
                : filter;
    }

    private static Flaw paging(String name, String caughtBy, UnaryOperator<MemberPage> change) {
        return ofGroups(
                name,
                caughtBy,
                () -> flawed(sound -> new DelegatingGroups(sound) {
                    @Override
                    public MemberPage members(String id, String position, int count) {
                        return change.apply(super.members(id, position, count));
                    }
                }));
    }

    private static Flaw renaming(String name, UnaryOperator<String> kept) {
        return ofGroups(
                name,
                "idsOfMembersCompareExactly",
                () -> flawed(sound -> new DelegatingGroups(sound) {
                    @Override
                    public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
                        return super.create(suggestedId, group, kept(members));
                    }

                    @Override
                    public Optional<GroupWrite> replace(
                            String id, String expected, UserDocument group, MemberChange members) {
                        MemberChange change =
                                new MemberChange(members.replacesAll(), kept(members.added()), members.removed());
                        return super.replace(id, expected, group, change);
                    }

                    private Set<Member> kept(Set<Member> members) {
                        return members.stream()
                                .map(member -> new Member(kept.apply(member.id()), member.kind()))
                                .collect(Collectors.toSet());
                    }
                }));
    }

    /** Search of a store that is wrong. */
    private interface Search {

        UserPage of(GroupStore sound, UserQuery query);
    }

    private static Flaw searching(String name, String caughtBy, Search flaw) {
        return ofGroups(
                name,
                caughtBy,
                () -> flawed(sound -> new DelegatingGroups(sound) {
                    @Override
                    public UserPage search(UserQuery query) {
                        return flaw.of(sound, query);
                    }
                }));
    }

    /** Answer to a question for groups that is wrong. */
    private interface Memberships {

        Map<String, List<StoredUser>> of(GroupStore sound, Set<String> asked);
    }

    private static Flaw groupsOf(String name, String caughtBy, Memberships flaw) {
        return ofGroups(
                name,
                caughtBy,
                () -> flawed(sound -> new DelegatingGroups(sound) {
                    @Override
                    public Map<String, List<StoredUser>> groupsOf(Set<String> memberIds) {
                        return flaw.of(sound, memberIds);
                    }
                }));
    }

    private static final class ByNumber extends DelegatingGroups {

        ByNumber(GroupStore sound) {
            super(sound);
        }

        @Override
        public MemberPage members(String id, String position, int count) {
            MemberPage all = super.members(id, "", Integer.MAX_VALUE);
            int start = position.isEmpty() ? 0 : Integer.parseInt(position);
            List<Member> page = all.members().stream().skip(start).limit(count).toList();
            int end = start + page.size();
            boolean goesOn = end < all.total() && !page.isEmpty();
            return new MemberPage(page, all.total(), goesOn ? Optional.of(String.valueOf(end)) : Optional.empty());
        }
    }

    private static final class Cached extends DelegatingGroups {

        private final Map<String, StoredUser> first = new HashMap<>();

        Cached(GroupStore sound) {
            super(sound);
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
            StoredUser created = super.create(suggestedId, group, members);
            first.put(created.id(), created);
            return created;
        }

        @Override
        public Map<String, List<StoredUser>> groupsOf(Set<String> memberIds) {
            return super.groupsOf(memberIds).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            each -> each.getValue().stream()
                                    .map(group -> first.getOrDefault(group.id(), group))
                                    .toList()));
        }
    }
}
