package io.scimserver.schema;

import java.util.List;

/**
 * A company's own extension of the user schema. Immutable.
 *
 * @param urn chosen by the host; the key under which the attributes stand in a user
 * @param advertised which of its two names each attribute shows in {@code /Schemas} and in answers; both are accepted
 * @param attributes its attributes, retired ones included
 */
public record CustomSchema(String urn, AdvertisedName advertised, List<CustomAttribute> attributes) {

    /** Which of the two names of a custom attribute is shown. */
    public enum AdvertisedName {
        ALIAS,
        DISPLAY_NAME
    }

    /** @throws IllegalArgumentException if the URN is none, or two attributes share a name in any case */
    public CustomSchema {
        attributes = List.copyOf(attributes);
        if (!urn.matches("(?i)urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9:._-]+")) {
            throw new IllegalArgumentException("not a URN: " + urn);
        }
        toSchema(urn, advertised, attributes);
    }

    Schema toSchema() {
        return toSchema(urn, advertised, attributes);
    }

    private static Schema toSchema(String urn, AdvertisedName advertised, List<CustomAttribute> attributes) {
        boolean displayNames = advertised == AdvertisedName.DISPLAY_NAME;
        return new Schema(
                urn,
                "CustomUser",
                "Attributes that the company has defined for its users",
                new Attributes(attributes.stream()
                        .map(attribute -> attribute.toAttribute(displayNames))
                        .toList()));
    }
}
