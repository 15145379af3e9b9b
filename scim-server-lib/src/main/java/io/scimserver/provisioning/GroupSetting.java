package io.scimserver.provisioning;

import java.util.Map;
import java.util.Optional;

/**
 * Setting of the groups of one tenant. Immutable.
 *
 * @param isOn false: the tenant gets every response as from a server without groups; what is stored stays
 * @param roles the role that a member of a group has in the host application, by the id of the group
 */
public record GroupSetting(boolean isOn, Map<String, String> roles) {

    public GroupSetting {
        roles = Map.copyOf(roles);
    }

    /** Returns the role of the members of a group; empty if it has none, or groups are off. */
    public Optional<String> roleOf(String groupId) {
        return isOn ? Optional.ofNullable(roles.get(groupId)) : Optional.empty();
    }

    /** Returns true if no group gives a role now. */
    public boolean givesNoRole() {
        return !isOn || roles.isEmpty();
    }
}
