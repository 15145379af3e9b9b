package io.scimserver.store.search;

import com.unboundid.scim2.common.Path;
import io.scimserver.store.AttributeType;
import io.scimserver.store.AttributeTypes;
import java.util.List;
import java.util.Optional;

/**
 * Attribute as a filter or an order names it. Immutable.
 *
 * @param path the full path, normalised as in {@link io.scimserver.store.UserQuery}; its schema URN is that of the
 *     extension, or null for core attributes
 * @param fields the place of the value: member names from the top of the user's JSON down (an extension's URN is the
 *     first of them), or, within a value filter, from the element down
 * @param type the type that decides how its values compare
 * @param hasManyValues true if one user (or, within a value filter, one element) can have several values of it: because
 *     the attribute is multi-valued, or the one that it is part of
 */
public record FilterAttribute(Path path, List<String> fields, AttributeType type, boolean hasManyValues) {

    public FilterAttribute {
        fields = List.copyOf(fields);
    }

    /**
     * Returns the attribute that an order sorts by.
     *
     * @param path of an attribute of the user, normalised as in {@link io.scimserver.store.UserQuery}
     */
    public static FilterAttribute of(Path path, AttributeTypes types) {
        return new FilterAttributes(types).of(path);
    }

    /**
     * Returns the place of the value from the top of the user's JSON down, within a value filter too: a JSON pointer
     * (RFC 6901) without the positions in arrays, such as {@code /emails/value}.
     */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        Optional.ofNullable(path.getSchemaUrn()).ifPresent(urn -> pointer.append(IndexedValue.step(urn)));
        path.forEach(element -> pointer.append(IndexedValue.step(element.getAttribute())));
        return pointer.toString();
    }

    /** Returns the fields as one text, such as {@code meta.created}; for messages, and to tell attributes apart. */
    public String name() {
        return String.join(".", fields);
    }
}
