package io.scimserver.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Text of a client in error messages: short, in quotes, on one line. */
public final class ClientText {

    private static final int LONGEST = 100;

    private ClientText() {}

    /** Quotes the text: at most 100 characters of it, with everything that could break or hide a line replaced. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().limit(LONGEST).map(c -> isPrintable(c) ? c : '?').forEach(quoted::appendCodePoint);
        boolean shortened = text.codePointCount(0, text.length()) > LONGEST;
        return quoted.append(shortened ? "...'" : "'").toString();
    }

    /** Returns the type of this JSON value. It says nothing of its content, which may be a secret. */
    public static String kindOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
