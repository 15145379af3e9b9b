package io.scimserver.console.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimserver.console.page.Texts;
import io.scimserver.schema.CustomAttribute.Type;
import java.util.regex.Pattern;

/** Kinds of values, as their texts look. */
enum ValueKind {
    NOTHING(Type.OPTION),
    TRUTH(Type.BOOLEAN),
    WHOLE_NUMBER(Type.INTEGER),
    DECIMAL_NUMBER(Type.DECIMAL),
    DATE(Type.DATE),
    MAIL_ADDRESS(Type.OPTION),
    TEXT(Type.OPTION),
    OBJECT(Type.OPTION),
    LIST(Type.OPTION);

    private static final Pattern DATE_TEXT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");
    private static final Pattern MAIL_TEXT = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern WHOLE_TEXT = Pattern.compile("0|[1-9]\\d{0,17}");
    private static final Pattern DECIMAL_TEXT = Pattern.compile("-?\\d{1,15}\\.\\d{1,15}");

    private final Type type;

    ValueKind(Type type) {
        this.type = type;
    }

    /** Returns the type of a custom attribute for such values. */
    Type type() {
        return type;
    }

    static ValueKind of(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> TRUTH;
            case NUMBER -> value.isIntegralNumber() ? WHOLE_NUMBER : DECIMAL_NUMBER;
            case STRING -> ofText(value.textValue());
            case OBJECT -> OBJECT;
            case ARRAY -> LIST;
            default -> NOTHING;
        };
    }

    private static ValueKind ofText(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return TRUTH;
        }
        if (DATE_TEXT.matcher(text).matches()) {
            return DATE;
        }
        if (MAIL_TEXT.matcher(text).matches()) {
            return MAIL_ADDRESS;
        }
        boolean isWhole = WHOLE_TEXT.matcher(text).matches();
        boolean isDecimal = DECIMAL_TEXT.matcher(text).matches();
        return isWhole ? WHOLE_NUMBER : isDecimal ? DECIMAL_NUMBER : TEXT;
    }

    /** Returns the kind that has the values of both. */
    ValueKind with(ValueKind other) {
        if (this == other || other == NOTHING) {
            return this;
        }
        boolean areNumbers = isNumber() && other.isNumber();
        return this == NOTHING ? other : areNumbers ? DECIMAL_NUMBER : TEXT;
    }

    private boolean isNumber() {
        return this == WHOLE_NUMBER || this == DECIMAL_NUMBER;
    }

    /** Returns a text about a value of this kind that tells nothing personal. */
    String example(JsonNode value) {
        return switch (this) {
            case NOTHING -> "removed";
            case TRUTH -> value.asText();
            case WHOLE_NUMBER -> "whole number";
            case DECIMAL_NUMBER -> "decimal number";
            case DATE -> "date";
            case MAIL_ADDRESS ->
                "…" + value.textValue().substring(value.textValue().lastIndexOf('@'));
            case TEXT -> "text of " + Texts.count(value.textValue().length(), "character");
            case OBJECT -> "object";
            case LIST -> "list of " + Texts.count(value.size(), "value");
        };
    }
}
