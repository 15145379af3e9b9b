package io.scimserver.console.employees;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimserver.provisioning.ProtectedUsers;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredUser;
import io.scimserver.tenant.Tenant;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Employees that administrators have marked as protected: nobody deactivates or deletes them, by SCIM or by hand. Kept
 * in the {@link SettingsStore}, at most {@value #MOST} a company. Safe for use by many threads and servers.
 */
public final class ProtectedEmployees implements ProtectedUsers {

    /** Most employees of a company that can be protected. */
    public static final int MOST = 500;

    private static final String KEY = "console/protected/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SettingsStore settings;

    public ProtectedEmployees(SettingsStore settings) {
        this.settings = settings;
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
        return read(settings.find(KEY + tenant.id()));
    }

    /**
     * Protects an employee, or ends the protection.
     *
     * @return false if it was so already
     * @throws IllegalArgumentException if too many are protected already; the message says so
     */
    public boolean set(Tenant tenant, String id, boolean isProtected) {
        String key = KEY + tenant.id();
        while (true) {
            Optional<String> before = settings.find(key);
            Set<String> ids = read(before);
            boolean changes = isProtected ? ids.add(id) : ids.remove(id);
            if (ids.size() > MOST) {
                throw new IllegalArgumentException("No more than " + MOST + " employees can be protected.");
            }
            if (!changes || settings.compareAndSet(key, before, write(ids))) {
                return changes;
            }
        }
    }

    /** Forgets the employees of a company that is deleted. */
    public void forget(Tenant tenant) {
        settings.remove(KEY + tenant.id());
    }

    private static Set<String> read(Optional<String> text) {
        try {
            return new TreeSet<>(Set.of(JSON.readValue(text.orElse("[]"), String[].class)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored list of protected employees is not readable", e);
        }
    }

    private static String write(Set<String> ids) {
        try {
            return JSON.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
