package io.scimserver.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Schema of the users of a tenant: the core User schema, its extensions, and the common attributes of RFC 7643 §3.1
 * that every user has. Immutable.
 */
public final class UserSchema {

    private static final UserSchema STANDARD =
            new UserSchema(CoreUserSchema.SCHEMA, List.of(EnterpriseUserSchema.SCHEMA), false);

    private final Schema core;
    private final List<Schema> extensions;
    private final List<Schema> coreAndExtensions;
    private final Attributes coreAndCommon;
    private final boolean hasPassword;

    private UserSchema(Schema core, List<Schema> extensions, boolean hasPassword) {
        this.hasPassword = hasPassword;
        this.core = core;
        this.extensions = List.copyOf(extensions);
        this.coreAndExtensions =
                Stream.concat(Stream.of(core), extensions.stream()).toList();
        this.coreAndCommon = new Attributes(Stream.concat(CommonAttributes.ALL.stream(), core.attributes().stream())
                .toList());
    }

    static UserSchema of(Schema core, List<Schema> extensions) {
        return new UserSchema(core, extensions, false);
    }

    /** Returns the core and enterprise User (RFC 7643 §4.1 and §4.3). */
    public static UserSchema standard() {
        return STANDARD;
    }

    /**
     * Returns this schema with one more extension.
     *
     * @throws IllegalArgumentException if there is a schema with that URN already
     */
    public UserSchema withExtension(Schema extension) {
        if (schema(extension.urn()).isPresent()) {
            throw new IllegalArgumentException("there is a schema " + extension.urn() + " already");
        }
        List<Schema> more = new ArrayList<>(extensions);
        more.add(extension);
        return new UserSchema(core, more, hasPassword);
    }

    /** This schema for a host that takes passwords; without it they are accepted and dropped. */
    public UserSchema withPassword() {
        return new UserSchema(core, extensions, true);
    }

    /** Returns the core User schema (RFC 7643 §4.1). */
    public Schema core() {
        return core;
    }

    /** Returns the extensions in the order they are advertised. */
    public List<Schema> extensions() {
        return extensions;
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
