package io.scimserver.store.search;

import com.unboundid.scim2.common.Path;
import io.scimserver.store.AttributeTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Attributes for the paths of a query. Immutable. */
final class FilterAttributes {

    private final AttributeTypes types;

    FilterAttributes(AttributeTypes types) {
        this.types = types;
    }

    /** Returns the attribute of the user for a path. */
    FilterAttribute of(Path path) {
        List<String> fields = new ArrayList<>();
        Optional.ofNullable(path.getSchemaUrn()).ifPresent(fields::add);
        return describe(path, fields, 0);
    }

    /** Returns the sub-attribute, named by its path within the elements of {@code container}. */
    FilterAttribute of(Path path, Path container) {
        return describe(container.attribute(path), new ArrayList<>(), container.size());
    }

    private FilterAttribute describe(Path path, List<String> fields, int firstElement) {
        boolean hasManyValues = false;
        for (int i = firstElement; i < path.size(); i++) {
            fields.add(path.getElement(i).getAttribute());
            hasManyValues |= types.typeOf(i + 1 == path.size() ? path : path.subPath(i + 1))
                    .multiValued();
        }
        return new FilterAttribute(path, fields, types.typeOf(path), hasManyValues);
    }
}
