package io.scimserver.schema;

import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the users of a tenant look like: the core User schema, its extensions, and the common attributes of RFC 7643
 * §3.1 that every user has. Immutable.
 */
public final class UserSchema {

    private static final UserSchema STANDARD =
            new UserSchema(CoreUserSchema.SCHEMA, List.of(EnterpriseUserSchema.SCHEMA));

    private final Schema core;
    private final List<Schema> extensions;
    private final List<Schema> coreAndExtensions;
    private final Attributes coreAndCommon;

    private UserSchema(Schema core, List<Schema> extensions) {
        this.core = core;
        this.extensions = List.copyOf(extensions);
        this.coreAndExtensions =
                Stream.concat(Stream.of(core), extensions.stream()).toList();
        this.coreAndCommon = new Attributes(Stream.concat(CommonAttributes.ALL.stream(), core.attributes().stream())
                .toList());
    }

    /** Core and enterprise User (RFC 7643 §4.1 and §4.3). */
    public static UserSchema standard() {
        return STANDARD;
    }

    /**
     * This schema with one more extension.
     *
     * @throws IllegalArgumentException if there is a schema with that URN already
     */
    public UserSchema withExtension(Schema extension) {
        if (schema(extension.urn()).isPresent()) {
            throw new IllegalArgumentException("there is a schema " + extension.urn() + " already");
        }
        List<Schema> more = new ArrayList<>(extensions);
        more.add(extension);
        return new UserSchema(core, more);
    }

    /** This schema with {@code password} as a write-only attribute, for hosts that handle passwords. */
    public UserSchema withPassword() {
        return new UserSchema(CoreUserSchema.withPassword(), extensions);
    }

    /** The core User schema (RFC 7643 §4.1). */
    public Schema core() {
        return core;
    }

    /** In the order they are advertised. */
    public List<Schema> extensions() {
        return extensions;
    }

    /** Core and extensions. */
    public Stream<Schema> all() {
        return coreAndExtensions.stream();
    }

    /** The schema with this URN, in any case. */
    public Optional<Schema> schema(String urn) {
        for (Schema schema : coreAndExtensions) {
            if (schema.urn().equalsIgnoreCase(urn)) {
                return Optional.of(schema);
            }
        }
        return Optional.empty();
    }

    /** What stands at the top level of a user: the core attributes, {@code schemas}, {@code id}, {@code meta} ... */
    public Attributes topLevel() {
        return coreAndCommon;
    }

    /** Whether the host takes passwords. */
    public boolean hasPassword() {
        return core.attributes()
                .find("password")
                .filter(attribute -> attribute.mutability() == Mutability.WRITE_ONLY)
                .isPresent();
    }

    @Override
    public String toString() {
        return all().map(Schema::urn).toList().toString();
    }
}
