package io.scimserver.store;

import com.unboundid.scim2.common.Path;

/**
 * Types of the attributes in the tenant's schema, by path. Immutable, safe for use by many threads.
 *
 * <p>It knows every path that can occur in a query: attributes, sub-attributes, and {@code id}, {@code schemas},
 * {@code meta.created}, {@code meta.lastModified}, {@code meta.version}, {@code meta.resourceType}.
 */
@FunctionalInterface
public interface AttributeTypes {

    /**
     * Returns the type of an attribute, given by its full path; the path of a sub-attribute inside a value filter
     * begins with the attribute that it stands in ({@code emails[type eq "work"]} asks for {@code emails.type}).
     *
     * @throws IllegalArgumentException if the schema has no such attribute
     */
    AttributeType typeOf(Path path);
}
