package io.scimserver.provisioning;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Roles of a user in the host application, which the user has by the groups of the identity provider: the settings of
 * the tenant name the role of a group, see {@link GroupSetting}. Immutable.
 *
 * @param names the names of the roles, in alphabetical order
 */
public record Roles(Set<String> names) {

    /** No role. */
    public static final Roles NONE = new Roles(Set.of());

    public Roles {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** Returns true if this role is among them. */
    public boolean has(String role) {
        return names.contains(role);
    }

    /** Returns true if there is none. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Returns these and one more. */
    public Roles with(String role) {
        Set<String> more = new TreeSet<>(names);
        more.add(role);
        return new Roles(more);
    }

    /** Returns those that are not among the others. */
    public Roles without(Roles others) {
        Set<String> fewer = new TreeSet<>(names);
        fewer.removeAll(others.names());
        return new Roles(fewer);
    }
}
