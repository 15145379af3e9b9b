package io.scimserver.internal.groups;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.schema.ResourceType;
import io.scimserver.store.GroupStore;
import io.scimserver.store.Member;
import io.scimserver.store.MemberPage;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writer of the memberships into resources: {@code members} of a group, {@code groups} of a user. */
public final class ComputedAttributes {

    private final GroupStore store;
    private final String baseUrl;

    /** @param baseUrl the public URL of the SCIM root, without a slash at its end */
    public ComputedAttributes(GroupStore store, String baseUrl) {
        this.store = store;
        this.baseUrl = baseUrl;
    }

    /**
     * Returns the group with its members; without the attribute if there are more than {@code most}: a part of the list
     * would look like all of it.
     */
    StoredUser withMembers(StoredUser group, int most) {
        MemberPage page = store.members(group.id(), "", most);
        if (page.total() > most) {
            return group;
        }
        ArrayNode members = JsonNodeFactory.instance.arrayNode(page.members().size());
        page.members().forEach(member -> members.add(member(member)));
        return with(group, "members", members);
    }

    /**
     * Returns users with the groups that they are members of.
     *
     * @param indirect true for the groups that contain their groups, too
     */
    public List<StoredUser> withGroups(List<StoredUser> users, boolean indirect) {
        Map<String, List<StoredUser>> groups =
                store.groupsOf(users.stream().map(StoredUser::id).collect(Collectors.toSet()));
        NestedGroups nested = indirect ? NestedGroups.around(groups.values(), store) : new NestedGroups(Map.of());
        return users.stream()
                .map(user -> Optional.ofNullable(groups.get(user.id()))
                        .map(direct -> with(user, "groups", groups(direct, nested.outside(direct))))
                        .orElse(user))
                .toList();
    }

    private ObjectNode member(Member member) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("value", member.id());
        return switch (member.kind()) {
            case USER -> of(shown, ResourceType.USER, member.id());
            case GROUP -> of(shown, ResourceType.GROUP, member.id());
            case UNKNOWN -> shown;
        };
    }

    private ObjectNode of(ObjectNode member, ResourceType type, String id) {
        return member.put("$ref", type.location(baseUrl, id)).put("type", type.name());
    }

    private ArrayNode groups(List<StoredUser> direct, List<StoredUser> indirect) {
        ArrayNode groups = JsonNodeFactory.instance.arrayNode(direct.size() + indirect.size());
        direct.forEach(group -> groups.add(group(group, "direct")));
        indirect.forEach(group -> groups.add(group(group, "indirect")));
        return groups;
    }

    private ObjectNode group(StoredUser group, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", group.id())
                .put("$ref", ResourceType.GROUP.location(baseUrl, group.id()))
                .put("display", group.attributes().member("displayName").asText())
                .put("type", type);
    }

    private static StoredUser with(StoredUser stored, String attribute, ArrayNode values) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.setAll((ObjectNode) stored.attributes().tree());
        tree.set(attribute, values);
        return new StoredUser(
                stored.id(), stored.version(), stored.created(), stored.lastModified(), UserDocument.of(tree));
    }
}
