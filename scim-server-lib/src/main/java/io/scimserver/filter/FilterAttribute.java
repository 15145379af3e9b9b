package io.scimserver.filter;

import com.unboundid.scim2.common.Path;
import io.scimserver.store.AttributeType;
import java.util.List;

/**
 * An attribute as a filter or an order names it. Immutable.
 *
 * @param path the full path, normalised as in {@link io.scimserver.store.UserQuery}; its schema URN is that of the
 *     extension, or null for core attributes
 * @param fields where the value is: member names from the top of the user's JSON down (an extension's URN is the first
 *     of them), or, within a value filter, from the element down
 * @param type how its values compare
 * @param hasManyValues whether one user (or, within a value filter, one element) can have several values of it: because
 *     the attribute is multi-valued, or the one that it is part of
 */
public record FilterAttribute(Path path, List<String> fields, AttributeType type, boolean hasManyValues) {

    public FilterAttribute {
        fields = List.copyOf(fields);
    }

    /** The fields as one text, such as {@code meta.created}; for messages, and to tell attributes apart. */
    public String name() {
        return String.join(".", fields);
    }
}
