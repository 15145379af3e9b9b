package io.scimserver.testkit.group;

import static io.scimserver.testkit.flaw.Flaw.ofGroups;
import static io.scimserver.testkit.group.DelegatingGroups.flawed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.GroupStore;
import io.scimserver.store.GroupWrite;
import io.scimserver.store.Member;
import io.scimserver.store.MemberChange;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserPage;
import io.scimserver.store.UserQuery;
import io.scimserver.testkit.flaw.Flaw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Mistakes in stores of groups that would be mistakes in a store of users, too. */
public final class GroupRuleFlaws {

    private GroupRuleFlaws() {}

    public static List<Flaw> all() {
        return List.of(
                like("ids are compared without case", "idsAndVersions", InAnyCase::new),
                like("an asterisk is any version", "idsAndVersions", sound -> new DelegatingGroups(sound) {
                    @Override
                    public boolean delete(String id, String expectedVersion) {
                        return super.delete(
                                id,
                                expectedVersion.equals("*")
                                        ? sound.find(id)
                                                .map(StoredUser::version)
                                                .orElse("")
                                        : expectedVersion);
                    }
                }),
                like("names are trimmed", "names", sound -> new Kept(sound, GroupRuleFlaws::withTrimmedName)),
                like(
                        "empty members are dropped",
                        "documents",
                        sound -> new Kept(sound, GroupRuleFlaws::withoutEmptyMembers)),
                like("pages end after 1,000 groups", "lists", sound -> new DelegatingGroups(sound) {
                    @Override
                    public UserPage search(UserQuery query) {
                        UserPage page = super.search(query);
                        int end = Math.min(1_000, page.users().size());
                        return new UserPage(page.users().subList(0, end), page.totalResults(), page.nextPosition());
                    }
                }),
                like("the sort is left out", "lists", sound -> new DelegatingGroups(sound) {
                    @Override
                    public UserPage search(UserQuery query) {
                        return super.search(
                                new UserQuery(query.filter(), Optional.empty(), query.paging(), query.types()));
                    }
                }),
                like("value paths are left out", "filters", sound -> new DelegatingGroups(sound) {
                    @Override
                    public UserPage search(UserQuery query) {
                        boolean isValuePath = query.filter()
                                .filter(filter -> filter.isComplexValueFilter())
                                .isPresent();
                        return super.search(
                                isValuePath
                                        ? new UserQuery(Optional.empty(), query.sort(), query.paging(), query.types())
                                        : query);
                    }
                }),
                like("a count of 0 gives one group", "lists", sound -> new DelegatingGroups(sound) {
                    @Override
                    public UserPage search(UserQuery query) {
                        boolean isZero = query.paging().count() == 0;
                        Paging paging = isZero ? new Paging.Offset(1, 1) : query.paging();
                        return super.search(new UserQuery(query.filter(), query.sort(), paging, query.types()));
                    }
                }));
    }

    private static Flaw like(String name, String rules, Function<GroupStore, GroupStore> flaw) {
        return ofGroups(name, rules + "OfGroupsFollowTheRulesOfUsers", () -> flawed(flaw));
    }

    private static final class InAnyCase extends DelegatingGroups {

        private final Set<String> ids = ConcurrentHashMap.newKeySet();

        InAnyCase(GroupStore sound) {
            super(sound);
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
            StoredUser created = super.create(suggestedId, group, members);
            ids.add(created.id());
            return created;
        }

        @Override
        public Optional<StoredUser> find(String id) {
            return ids.stream().filter(id::equalsIgnoreCase).findFirst().flatMap(super::find);
        }
    }

    /** Store that writes the members of a document in its own way. */
    private static final class Kept extends DelegatingGroups {

        private final UnaryOperator<ObjectNode> change;

        Kept(GroupStore sound, UnaryOperator<ObjectNode> change) {
            super(sound);
            this.change = change;
        }

        @Override
        public StoredUser create(String suggestedId, UserDocument group, Set<Member> members) {
            return super.create(suggestedId, kept(group), members);
        }

        @Override
        public Optional<GroupWrite> replace(String id, String expected, UserDocument group, MemberChange members) {
            return super.replace(id, expected, kept(group), members);
        }

        private UserDocument kept(UserDocument group) {
            return UserDocument.of(change.apply(group.tree().deepCopy()));
        }
    }

    private static ObjectNode withTrimmedName(ObjectNode group) {
        JsonNode name = group.path("displayName");
        return name.isTextual() ? group.put("displayName", name.textValue().strip()) : group;
    }

    private static ObjectNode withoutEmptyMembers(ObjectNode group) {
        List<String> empty = group.properties().stream()
                .filter(member -> member.getValue().isEmpty()
                        && member.getValue().asText().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        return group.without(empty);
    }
}
