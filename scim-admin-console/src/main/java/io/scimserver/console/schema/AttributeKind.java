package io.scimserver.console.schema;

import io.scimserver.schema.CustomAttribute;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Kind of the values of an attribute, for the eye.
 *
 * @param code what forms send
 * @param title what people call it
 */
public record AttributeKind(String code, String title) {

    static AttributeKind of(CustomAttribute.Type type) {
        return new AttributeKind(
                type.name().toLowerCase(Locale.ROOT),
                switch (type) {
                    case OPTION -> "Option (text)";
                    case DATE -> "Date";
                    case INTEGER -> "Whole number";
                    case DECIMAL -> "Decimal number";
                    case BOOLEAN -> "Yes or no";
                    case EMPLOYEE -> "Employee";
                });
    }

    static List<AttributeKind> all() {
        return Arrays.stream(CustomAttribute.Type.values())
                .map(AttributeKind::of)
                .toList();
    }

    static Optional<CustomAttribute.Type> find(String code) {
        return Arrays.stream(CustomAttribute.Type.values())
                .filter(type -> of(type).code().equals(code))
                .findFirst();
    }
}
