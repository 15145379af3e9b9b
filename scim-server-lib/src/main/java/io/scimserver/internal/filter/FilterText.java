package io.scimserver.internal.filter;

import io.scimserver.internal.schema.ClientText;
import io.scimserver.schema.ScimErrorException;

/** Text of a filter, and the position of the reader. Lives for one filter. */
final class FilterText {

    private static final int END = -1;

    private final String text;
    private final FilterLimits limits;
    private final boolean isValueFilter;
    private int position;
    private int depth;
    private int nodes;

    /** @param start 0 for the filter of a search, the index behind the opening bracket for that of a value path */
    FilterText(String text, int start, FilterLimits limits) {
        if (text.length() > limits.maxLength()) {
            throw ScimErrorException.invalidFilter(
                    "a filter may have at most " + limits.maxLength() + " characters, this one has " + text.length());
        }
        this.text = text;
        this.limits = limits;
        this.isValueFilter = start > 0;
        this.position = start;
    }

    String text() {
        return text;
    }

    int position() {
        return position;
    }

    void moveTo(int index) {
        position = index;
    }

    boolean isAtEnd() {
        return position == text.length();
    }

    /** Returns true if the whole filter is the comparison that was just read. */
    boolean isOnlyComparison() {
        int end = position;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        boolean isLast = isValueFilter ? end < text.length() && text.charAt(end) == ']' : end == text.length();
        return isLast && nodes == 1 && depth == (isValueFilter ? 1 : 0);
    }

    boolean isAt(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    /** Steps over the character if it is the next one. */
    boolean take(char c) {
        boolean isNext = isAt(c);
        if (isNext) {
            position++;
        }
        return isNext;
    }

    void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    void requireBlank(String expected) {
        if (isAtEnd() || !isBlank(text.charAt(position))) {
            throw unexpected(expected);
        }
        skipBlanks();
    }

    /** Steps over a keyword in any case, if it is the next word, and over the blanks before it. */
    boolean takeKeyword(String keyword) {
        skipBlanks();
        int end = position + keyword.length();
        boolean isNext = text.regionMatches(true, position, keyword, 0, keyword.length())
                && (end == text.length() || isDelimiter(text.charAt(end)));
        if (isNext) {
            position = end;
        }
        return isNext;
    }

    /** Steps over everything up to the next blank, parenthesis or bracket. */
    String takeWord() {
        String word = nextWord();
        position += word.length();
        return word;
    }

    /** Takes the next character, or -1 at the end; steps over it. */
    int takeCharacter() {
        return isAtEnd() ? END : text.charAt(position++);
    }

    void enter() {
        depth++;
        if (depth > limits.maxDepth()) {
            throw wrong(position, "a filter may nest at most " + limits.maxDepth() + " levels deep");
        }
    }

    void leave() {
        depth--;
    }

    void countNode() {
        nodes++;
        if (nodes > limits.maxNodes()) {
            throw wrong(position, "a filter may have at most " + limits.maxNodes() + " comparisons and operators");
        }
    }

    /** Returns the refusal of the text that stands here. */
    ScimErrorException unexpected(String expected) {
        return unexpected(expected, "");
    }

    /** The same with a hint at its end. */
    ScimErrorException unexpected(String expected, String hint) {
        String word = nextWord();
        String found = isAtEnd()
                ? "the end"
                : ClientText.quote(word.isEmpty() ? text.substring(position, position + 1) : word);
        return wrong(position, "expected " + expected + ", found " + found + hint);
    }

    /** Returns the refusal of the text at an index. */
    static ScimErrorException wrong(int index, String problem) {
        return ScimErrorException.invalidFilter("filter, character " + (index + 1) + ": " + problem);
    }

    private String nextWord() {
        int end = position;
        while (end < text.length() && !isDelimiter(text.charAt(end))) {
            end++;
        }
        return text.substring(position, end);
    }

    private static boolean isDelimiter(char c) {
        return isBlank(c) || c == '(' || c == ')' || c == '[' || c == ']';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
