package io.scimserver.store;

import com.unboundid.scim2.common.Path;

/**
 * What the tenant's schema says of a path. Immutable, safe for use by many threads.
 *
 * <p>Answers every path that can occur in a query: attributes, sub-attributes, and {@code id}, {@code schemas},
 * {@code meta.created}, {@code meta.lastModified}, {@code meta.version}, {@code meta.resourceType}.
 */
@FunctionalInterface
public interface AttributeTypes {

    /**
     * The type of an attribute, given by its full path; paths inside a value filter are asked with the attribute they
     * stand in put before them ({@code emails[type eq "work"]} asks for {@code emails.type}).
     *
     * @throws IllegalArgumentException if the schema has no such attribute
     */
    AttributeType typeOf(Path path);
}
