package io.scimserver.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Settings of groups that can be changed while the server runs. Kept in a {@link SettingsStore}: a change by one server
 * holds there at once, on other servers with the same store within {@link StoredValue#MAX_AGE}. Safe for use by many
 * threads.
 */
public final class StoredGroupSettings implements GroupSettings {

    /** Maximum number of groups of one tenant that have a role. */
    public static final int MOST_ROLES = 1_000;

    /** Maximum number of characters of a role. */
    public static final int LONGEST_ROLE = 100;

    private final GroupSetting initial;
    private final SettingsStore settings;
    private final Clock clock;
    private final Map<Tenant, StoredValue<GroupSetting>> known = new ConcurrentHashMap<>();

    /** JSON form of a setting. */
    private static final class Format implements StoredValue.Format<GroupSetting> {

        @Override
        public JsonNode write(GroupSetting setting) {
            ObjectNode root = JsonNodeFactory.instance.objectNode().put("on", setting.isOn());
            ObjectNode roles = root.putObject("roles");
            setting.roles().forEach(roles::put);
            return root;
        }

        @Override
        public GroupSetting read(JsonNode stored) {
            Map<String, String> roles = new HashMap<>();
            stored.path("roles")
                    .propertyStream()
                    .forEach(role -> roles.put(role.getKey(), role.getValue().asText()));
            return new GroupSetting(stored.path("on").asBoolean(), roles);
        }
    }

    /**
     * @param isOn true if groups are on for a tenant until somebody switches them
     * @param settings the store of the settings
     */
    public StoredGroupSettings(boolean isOn, SettingsStore settings, Clock clock) {
        this.initial = new GroupSetting(isOn, Map.of());
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public GroupSetting of(Tenant tenant) {
        return stored(tenant).recent();
    }

    /** Returns the setting of a tenant as it is stored now. */
    public GroupSetting setting(Tenant tenant) {
        return stored(tenant).get();
    }

    /** Switches the groups of a tenant on or off. Nothing that is stored is changed, and no listener is told. */
    public GroupSetting switchTo(Tenant tenant, boolean isOn) {
        return stored(tenant).update(before -> new GroupSetting(isOn, before.roles()));
    }

    /**
     * Sets the role of the members of a group. Present members have it from now on, and no listener is told: events tell
     * of memberships that begin and end.
     *
     * @throws IllegalArgumentException if the role is blank or too long, or too many groups have one
     */
    public GroupSetting setRole(Tenant tenant, String groupId, String role) {
        String text = role.strip();
        if (text.isEmpty() || text.length() > LONGEST_ROLE) {
            throw new IllegalArgumentException("a role has 1 to " + LONGEST_ROLE + " characters");
        }
        return changeRoles(tenant, roles -> {
            roles.put(groupId, text);
            return roles;
        });
    }

    /** Removes the role of the members of a group, as {@link #setRole} sets one. */
    public GroupSetting removeRole(Tenant tenant, String groupId) {
        return changeRoles(tenant, roles -> {
            roles.remove(groupId);
            return roles;
        });
    }

    @Override
    public void groupDeleted(Tenant tenant, String groupId) {
        if (of(tenant).roles().containsKey(groupId)) {
            removeRole(tenant, groupId);
        }
    }

    /** Forgets the setting of a tenant that is deleted. */
    public void forget(Tenant tenant) {
        stored(tenant).remove();
        known.remove(tenant);
    }

    private GroupSetting changeRoles(Tenant tenant, UnaryOperator<Map<String, String>> change) {
        return stored(tenant).update(before -> {
            Map<String, String> roles = change.apply(new HashMap<>(before.roles()));
            if (roles.size() > MOST_ROLES) {
                throw new IllegalArgumentException("at most " + MOST_ROLES + " groups have a role");
            }
            return new GroupSetting(before.isOn(), roles);
        });
    }

    private StoredValue<GroupSetting> stored(Tenant tenant) {
        return known.computeIfAbsent(
                tenant,
                added -> new StoredValue<>(settings, "group-settings/" + added.id(), initial, new Format(), clock));
    }
}
