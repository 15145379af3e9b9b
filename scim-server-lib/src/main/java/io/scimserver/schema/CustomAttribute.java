package io.scimserver.schema;

import com.unboundid.scim2.common.types.AttributeDefinition;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Attribute that a tenant defines for its own users. Immutable.
 *
 * @param alias a plain name without spaces, made once and never changed: users are stored under it
 * @param displayName the tenant's name for it; may hold spaces and any other characters but control characters
 * @param type the type of its values
 * @param allowedValues the only accepted values of an option; empty for any
 * @param required true if every user must have it; has no effect while it is retired
 * @param retired true if it is no longer in use: kept with the users, neither shown nor changed
 */
public record CustomAttribute(
        String alias, String displayName, Type type, List<String> allowedValues, boolean required, boolean retired) {

    /** Types of a custom attribute's values. */
    public enum Type {
        /** Text of at most 256 characters, possibly one of a list. */
        OPTION,
        /** Point in time; a date alone stands for its midnight in UTC. */
        DATE,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        /** Another user, by id, userName or e-mail address; who need not be there yet. */
        EMPLOYEE
    }

    private static final int MAX_NAME_LENGTH = 128;
    private static final int MAX_OPTION_LENGTH = 256;
    private static final int MAX_ALLOWED_VALUES = 500;
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern NOT_IN_ALIAS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /**
     * @throws IllegalArgumentException if a name is empty, too long, or holds characters that no filter could hold; if
     *     there are allowed values but the type is not {@link Type#OPTION}, or more than 500, or one twice, or one that is
     *     blank or longer than an option may be
     */
    public CustomAttribute {
        Objects.requireNonNull(type, "type");
        allowedValues = List.copyOf(allowedValues);
        if (!ALIAS.matcher(alias).matches() || alias.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("the alias must be a letter, then letters, digits, '-' and '_'");
        }
        boolean usable = displayName.length() <= MAX_NAME_LENGTH && AttributeRules.isUsable(displayName);
        if (!usable) {
            throw new IllegalArgumentException("the name must be 1 to " + MAX_NAME_LENGTH
                    + " characters without control characters, quotes, brackets, or blanks at its ends");
        }
        checkAllowedValues(type, allowedValues);
    }

    private static void checkAllowedValues(Type type, List<String> values) {
        if (type != Type.OPTION && !values.isEmpty()) {
            throw new IllegalArgumentException("only an option has a list of allowed values");
        }
        boolean usable = values.size() <= MAX_ALLOWED_VALUES
                && values.stream().distinct().count() == values.size()
                && values.stream()
                        .noneMatch(value ->
                                value.isBlank() || value.codePointCount(0, value.length()) > MAX_OPTION_LENGTH);
        if (!usable) {
            throw new IllegalArgumentException("the allowed values must be at most " + MAX_ALLOWED_VALUES
                    + " different ones of 1 to " + MAX_OPTION_LENGTH + " characters");
        }
    }

    /** Returns a new attribute under a generated alias. */
    public static CustomAttribute named(String displayName, Type type) {
        return new CustomAttribute(aliasFor(displayName), displayName, type, List.of(), false, false);
    }

    /** Returns a copy with only these values. */
    public CustomAttribute allowing(List<String> values) {
        return new CustomAttribute(alias, displayName, type, values, required, retired);
    }

    /** Returns a copy under another display name. */
    public CustomAttribute renamed(String newName) {
        return new CustomAttribute(alias, newName, type, allowedValues, required, retired);
    }

    /** Returns a copy that every user must have, or need not have. */
    public CustomAttribute required(boolean inEveryUser) {
        return new CustomAttribute(alias, displayName, type, allowedValues, inEveryUser, retired);
    }

    /** Returns a copy that is no longer in use. */
    public CustomAttribute retire() {
        return new CustomAttribute(alias, displayName, type, allowedValues, required, true);
    }

    /** Returns a copy that is in use again. */
    public CustomAttribute reinstate() {
        return new CustomAttribute(alias, displayName, type, allowedValues, required, false);
    }

    /**
     * Makes an alias: {@code Business Unit} becomes {@code businessUnit}; a name without Latin letters gets one from
     * its code points.
     */
    public static String aliasFor(String displayName) {
        String plain = MARKS.matcher(Normalizer.normalize(displayName, Normalizer.Form.NFD))
                .replaceAll("");
        StringBuilder alias = new StringBuilder();
        for (String word : NOT_IN_ALIAS.split(plain, -1)) {
            alias.append(alias.isEmpty() ? decapitalise(word) : capitalise(word));
        }
        boolean usable = !alias.isEmpty() && Character.isLetter(alias.charAt(0));
        return usable ? alias.toString() : "attribute" + Integer.toHexString(displayName.hashCode());
    }

    /** Returns true if every user must have it now. */
    boolean isRequired() {
        return required && !retired;
    }

    Attribute toAttribute(boolean advertiseDisplayName) {
        AttributeBuilder builder = AttributeBuilder.simple(alias, scimType(), description());
        if (!displayName.equalsIgnoreCase(alias)) {
            builder.alias(displayName);
            if (advertiseDisplayName) {
                builder.emittedAsAlias();
            }
        }
        if (type == Type.OPTION) {
            builder.maxLength(MAX_OPTION_LENGTH).allowingOnly(allowedValues);
        }
        if (type == Type.EMPLOYEE) {
            builder.referring("User");
        }
        if (isRequired()) {
            builder.required();
        }
        return (retired ? builder.retired() : builder).build();
    }

    private String description() {
        return displayName
                + switch (type) {
                    case OPTION -> allowedValues.isEmpty() ? "" : ": one of " + String.join(", ", allowedValues);
                    case DATE -> ": a date";
                    case EMPLOYEE -> ": another user, by id, userName or e-mail address";
                    case INTEGER, DECIMAL, BOOLEAN -> "";
                };
    }

    private AttributeDefinition.Type scimType() {
        return switch (type) {
            case OPTION -> AttributeDefinition.Type.STRING;
            case DATE -> AttributeDefinition.Type.DATETIME;
            case INTEGER -> AttributeDefinition.Type.INTEGER;
            case DECIMAL -> AttributeDefinition.Type.DECIMAL;
            case BOOLEAN -> AttributeDefinition.Type.BOOLEAN;
            case EMPLOYEE -> AttributeDefinition.Type.REFERENCE;
        };
    }

    private static String capitalise(String word) {
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String decapitalise(String word) {
        boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return acronym
                ? word.toLowerCase(Locale.ROOT)
                : word.isEmpty() ? "" : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }
}
