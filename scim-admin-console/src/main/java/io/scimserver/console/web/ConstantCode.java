package io.scimserver.console.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Name of a constant in links, forms and stored entries: in lower case, with hyphens. */
public final class ConstantCode {

    private ConstantCode() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds the constant with this code. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(code))
                .findFirst();
    }
}
