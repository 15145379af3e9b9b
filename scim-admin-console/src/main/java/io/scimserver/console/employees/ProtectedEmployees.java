package io.scimserver.console.employees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scimserver.provisioning.ProtectedUsers;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredUser;
import io.scimserver.store.StoredValue;
import io.scimserver.store.StoredValue.Change;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Employees that administrators have marked as protected: nobody deactivates or deletes them, by SCIM or by hand. Kept
 * in the {@link SettingsStore}, at most {@value #MOST} a company. Safe for use by many threads and servers.
 */
public final class ProtectedEmployees implements ProtectedUsers {

    /** Most employees of a company that can be protected. */
    public static final int MOST = 500;

    private static final String KEY = "console/protected/";

    private final SettingsStore settings;
    private final Clock clock;

    /** JSON form of the ids: an array. */
    private static final class Format implements StoredValue.Format<Set<String>> {

        @Override
        public JsonNode write(Set<String> ids) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            ids.stream().sorted().forEach(array::add);
            return array;
        }

        @Override
        public Set<String> read(JsonNode stored) {
            return StreamSupport.stream(stored.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    public ProtectedEmployees(SettingsStore settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<String> reasonToKeep(Tenant tenant, StoredUser user) {
        return contains(tenant, user.id())
                ? Optional.of("An administrator has marked this employee as protected in the HR application.")
                : Optional.empty();
    }

    /** Returns true if this employee is protected. */
    public boolean contains(Tenant tenant, String id) {
        return of(tenant).contains(id);
    }

    /** Returns the ids of a company's protected employees. */
    public Set<String> of(Tenant tenant) {
        return stored(tenant).get();
    }

    /**
     * Protects an employee, or ends the protection.
     *
     * @return false if it was so already
     * @throws IllegalArgumentException if too many are protected already; the message says so
     */
    public boolean set(Tenant tenant, String id, boolean isProtected) {
        return stored(tenant).change(before -> {
            Set<String> next = new HashSet<>(before);
            boolean changes = isProtected ? next.add(id) : next.remove(id);
            if (next.size() > MOST) {
                throw new IllegalArgumentException("No more than " + MOST + " employees can be protected.");
            }
            return new Change<>(Set.copyOf(next), changes);
        });
    }

    /** Forgets the employees of a company that is deleted. */
    public void forget(Tenant tenant) {
        stored(tenant).remove();
    }

    private StoredValue<Set<String>> stored(Tenant tenant) {
        return new StoredValue<>(settings, KEY + tenant.id(), Set.of(), new Format(), clock);
    }
}
