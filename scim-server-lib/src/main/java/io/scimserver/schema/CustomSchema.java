package io.scimserver.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Extension of the user schema with a tenant's own attributes. Immutable.
 *
 * @param urn chosen by the host; the key under which the attributes stand in a user
 * @param advertised the name of each attribute that {@code /Schemas} and responses show; both are accepted
 * @param attributes its attributes, retired ones included
 */
public record CustomSchema(String urn, AdvertisedName advertised, List<CustomAttribute> attributes) {

    /** Choice of the name of a custom attribute that is shown; it has two. */
    public enum AdvertisedName {
        ALIAS,
        DISPLAY_NAME
    }

    /** Maximum number of attributes of a tenant, retired ones included. */
    public static final int MAX_ATTRIBUTES = 200;

    /**
     * Maximum number of characters of the allowed values of all attributes together: every {@code /Schemas} holds them.
     */
    public static final int MAX_ALLOWED_CHARACTERS = 250_000;

    /**
     * @throws IllegalArgumentException if the URN is none, if there are too many attributes or allowed values, or two of them share a name or
     *     alias in any case; the message is for administrators
     */
    public CustomSchema {
        attributes = List.copyOf(attributes);
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("there are " + MAX_ATTRIBUTES + " attributes already");
        }
        if (charactersOfAllowedValues(attributes) > MAX_ALLOWED_CHARACTERS) {
            throw new IllegalArgumentException(
                    "the allowed values of all attributes have more than " + MAX_ALLOWED_CHARACTERS + " characters");
        }
        requireDistinctNames(attributes);
        if (!urn.matches("(?i)urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9:._-]+")) {
            throw new IllegalArgumentException("not a URN: " + urn);
        }
    }

    /** Returns a copy that shows the other names. */
    public CustomSchema advertising(AdvertisedName name) {
        return new CustomSchema(urn, name, attributes);
    }

    /** Returns a copy with other attributes. */
    CustomSchema having(List<CustomAttribute> others) {
        return new CustomSchema(urn, advertised, others);
    }

    private static int charactersOfAllowedValues(List<CustomAttribute> attributes) {
        return attributes.stream()
                .flatMap(attribute -> attribute.allowedValues().stream())
                .mapToInt(String::length)
                .sum();
    }

    private static void requireDistinctNames(List<CustomAttribute> attributes) {
        Map<String, CustomAttribute> known = new HashMap<>();
        for (CustomAttribute attribute : attributes) {
            names(attribute).forEach(name -> {
                CustomAttribute other = known.putIfAbsent(name, attribute);
                if (other != null) {
                    throw new IllegalArgumentException(
                            "the attribute '" + other.displayName() + "' has the name '" + name + "' already");
                }
            });
        }
    }

    private static Stream<String> names(CustomAttribute attribute) {
        return Stream.of(attribute.displayName(), attribute.alias())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct();
    }

    /** Returns the schema with these attributes, if there are any. */
    UserSchema extend(UserSchema base) {
        if (attributes.isEmpty()) {
            return base;
        }
        boolean isRequired = attributes.stream().anyMatch(CustomAttribute::isRequired);
        return isRequired ? base.withRequiredExtension(toSchema()) : base.withExtension(toSchema());
    }

    Schema toSchema() {
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
