package io.scimserver.store;

import java.util.List;

/**
 * Attributes that a store keeps, for a store with fixed columns. The library leaves all others out of the schema, so that
 * {@code /Schemas} does not advertise them, requests do not store them, and the activity log says that they were not
 * kept. Immutable.
 *
 * @param attributes names of core attributes, with or without a sub-attribute, such as {@code title} and
 *     {@code name.familyName}; attributes of an extension after its URN and a colon. A name without a sub-attribute keeps
 *     all of them
 */
public record StoreProfile(List<String> attributes) {

    public StoreProfile {
        attributes = List.copyOf(attributes);
    }

    /** Returns a profile with these attributes and {@code userName}, {@code active} and {@code externalId}. */
    public static StoreProfile keeping(String... attributes) {
        return new StoreProfile(List.of(attributes));
    }
}
