package io.scimserver.internal.filter;

/**
 * Value of a comparison as it was written.
 *
 * @param kind the form in which it was written
 * @param text a string's content without quotes and escapes; a number or word as it is
 * @param position the index of its first character
 */
record Literal(Kind kind, String text, int position) {

    enum Kind {
        /** In double quotes. */
        STRING,
        /** JSON number. */
        NUMBER,
        /** Anything else: {@code true}, {@code false}, {@code null}, or text that lacks its quotes. */
        WORD
    }

    boolean isNull() {
        return isWord("null");
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
