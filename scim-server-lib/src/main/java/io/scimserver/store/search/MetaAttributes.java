package io.scimserver.store.search;

import io.scimserver.store.StoredUser;
import io.scimserver.store.search.value.ComparisonValue;
import io.scimserver.store.search.value.ComparisonValue.DateTime;
import java.util.Optional;
import java.util.function.Function;

/** Attributes that a store keeps beside the user's document; every user has them. */
final class MetaAttributes {

    static final String RESOURCE_TYPE = "User";

    private MetaAttributes() {}

    /** Finds the function that gets the attribute's value from a user, if the attribute is one of these. */
    static Optional<Function<StoredUser, ComparisonValue>> find(FilterAttribute attribute) {
        return switch (attribute.name()) {
            case "id" -> Optional.of(user -> ComparisonValue.text(user.id(), attribute.type()));
            case "meta.version" -> Optional.of(user -> ComparisonValue.text(user.version(), attribute.type()));
            case "meta.resourceType" -> Optional.of(user -> ComparisonValue.text(RESOURCE_TYPE, attribute.type()));
            case "meta.created" -> Optional.of(user -> new DateTime(user.created()));
            case "meta.lastModified" -> Optional.of(user -> new DateTime(user.lastModified()));
            default -> Optional.empty();
        };
    }
}
