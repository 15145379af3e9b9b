package io.scimserver.schema;

import io.scimserver.store.StoreProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Schema of the resources of one type, such as the users of a tenant: the core schema, its extensions, and the common
 * attributes of RFC 7643 §3.1 that every resource has. Immutable.
 */
public final class UserSchema {

    private static final UserSchema STANDARD =
            new UserSchema(CoreUserSchema.SCHEMA, List.of(EnterpriseUserSchema.SCHEMA), Set.of(), false);

    private final Schema core;
    private final List<Schema> extensions;
    private final Set<Schema> requiredExtensions;
    private final List<Schema> coreAndExtensions;
    private final Attributes coreAndCommon;
    private final boolean hasPassword;

    private UserSchema(Schema core, List<Schema> extensions, Set<Schema> requiredExtensions, boolean hasPassword) {
        this.hasPassword = hasPassword;
        this.core = core;
        this.extensions = List.copyOf(extensions);
        this.requiredExtensions = Set.copyOf(requiredExtensions);
        this.coreAndExtensions =
                Stream.concat(Stream.of(core), extensions.stream()).toList();
        this.coreAndCommon = new Attributes(Stream.concat(CommonAttributes.ALL.stream(), core.attributes().stream())
                .toList());
    }

    /**
     * Returns the schema of a resource type of the host's own, without extensions.
     *
     * @throws IllegalArgumentException if it defines one of the common attributes
     */
    public static UserSchema of(Schema core) {
        return new UserSchema(core, List.of(), Set.of(), false);
    }

    /** Returns the core and enterprise User (RFC 7643 §4.1 and §4.3). */
    public static UserSchema standard() {
        return STANDARD;
    }

    /**
     * Returns this schema with one more extension.
     *
     * @throws IllegalArgumentException if there is a schema with that URN already, or an attribute with that path
     */
    public UserSchema withExtension(Schema extension) {
        return with(extension, requiredExtensions);
    }

    /**
     * Returns this schema with one more extension, which every resource must have (RFC 7643 §6).
     *
     * @throws IllegalArgumentException if there is a schema with that URN already, or an attribute with that path
     */
    public UserSchema withRequiredExtension(Schema extension) {
        Set<Schema> required = new HashSet<>(requiredExtensions);
        required.add(extension);
        return with(extension, required);
    }

    private UserSchema with(Schema extension, Set<Schema> required) {
        if (schema(extension.urn()).isPresent()) {
            throw new IllegalArgumentException("there is a schema " + extension.urn()
                    + " already: put the attributes of both into one, or choose another URN");
        }
        all().forEach(other -> requireDistinctPaths(other, extension));
        List<Schema> more = new ArrayList<>(extensions);
        more.add(extension);
        return new UserSchema(core, more, required, hasPassword);
    }

    /**
     * Returns this schema with attributes that every user must have, beside {@code userName}. Creates and replacements
     * without one of them are refused, and so are changes that take it away. A user who lacks it already can still be
     * patched. An extension with such an attribute is required, too.
     *
     * @param paths attributes and sub-attributes, such as {@code title}, {@code name.familyName} and
     *     {@code urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter}
     * @throws IllegalArgumentException if there is no such attribute, or clients may not write or read it
     */
    public UserSchema requiring(String... paths) {
        UserSchema result = this;
        for (String path : paths) {
            result = result.requiring(RequiredPath.of(path, result));
        }
        return result;
    }

    private UserSchema requiring(RequiredPath path) {
        Schema former = path.schema();
        Schema changed = path.changedSchema();
        if (former.equals(core)) {
            return new UserSchema(changed, extensions, requiredExtensions, hasPassword);
        }
        Set<Schema> required = new HashSet<>(requiredExtensions);
        required.remove(former);
        required.add(changed);
        List<Schema> others = extensions.stream()
                .map(extension -> extension.equals(former) ? changed : extension)
                .toList();
        return new UserSchema(core, others, required, hasPassword);
    }

    /**
     * Returns this schema with the attributes of a store's profile alone. Paths of extensions that this schema does not
     * have are passed over, as a tenant may lack them; an extension of which nothing is kept is left out.
     *
     * @throws IllegalArgumentException if the core schema has no such attribute
     */
    public UserSchema keeping(StoreProfile profile) {
        KeptAttributes kept = new KeptAttributes(profile.attributes());
        kept.checkNames(core);
        List<Schema> keptExtensions = new ArrayList<>();
        Set<Schema> required = new HashSet<>();
        for (Schema extension : extensions) {
            Schema rest = kept.of(extension);
            if (rest.attributes().stream().findAny().isPresent()) {
                keptExtensions.add(rest);
                if (requires(extension)) {
                    required.add(rest);
                }
            }
        }
        return new UserSchema(kept.ofCore(core), keptExtensions, required, hasPassword);
    }

    /** Refuses two schemas of which one has the URN that is also the path of an attribute of the other. */
    private static void requireDistinctPaths(Schema one, Schema other) {
        Stream.of(List.of(one, other), List.of(other, one))
                .filter(pair -> isPathIn(pair.get(0), pair.get(1).urn()))
                .findFirst()
                .ifPresent(pair -> {
                    throw new IllegalArgumentException("the URN " + pair.get(1).urn() + " is also an attribute of "
                            + pair.get(0).urn() + ": choose another URN");
                });
    }

    private static boolean isPathIn(Schema schema, String urn) {
        String prefix = schema.urn() + ":";
        return urn.regionMatches(true, 0, prefix, 0, prefix.length())
                && schema.attributes().find(urn.substring(prefix.length())).isPresent();
    }

    /** This schema for a host that takes passwords; without it they are accepted and dropped. */
    public UserSchema withPassword() {
        return new UserSchema(core, extensions, requiredExtensions, true);
    }

    /** Returns the core schema; of users, that of RFC 7643 §4.1. */
    public Schema core() {
        return core;
    }

    /** Returns the extensions in the order they are advertised. */
    public List<Schema> extensions() {
        return extensions;
    }

    /** Returns true if the resources are users, whose {@code active} always has a value. */
    public boolean isOfUsers() {
        return core.urn().equals(CoreUserSchema.URN);
    }

    /** Returns true if every resource must have this extension. */
    public boolean requires(Schema extension) {
        return requiredExtensions.contains(extension);
    }

    /** Returns the core schema and the extensions. */
    public Stream<Schema> all() {
        return coreAndExtensions.stream();
    }

    /** Finds the schema with this URN, in any case. */
    public Optional<Schema> schema(String urn) {
        for (Schema schema : coreAndExtensions) {
            if (schema.urn().equalsIgnoreCase(urn)) {
                return Optional.of(schema);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the attributes at the top level of a user: the core attributes, {@code schemas}, {@code id}, {@code meta}
     * ...
     */
    public Attributes topLevel() {
        return coreAndCommon;
    }

    /** Returns true if the host takes passwords. The schema lists {@code password} in any case. */
    public boolean hasPassword() {
        return hasPassword;
    }

    @Override
    public String toString() {
        return all().map(Schema::urn).toList().toString();
    }
}
