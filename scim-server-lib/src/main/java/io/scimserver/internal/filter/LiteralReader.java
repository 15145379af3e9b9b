package io.scimserver.internal.filter;

import io.scimserver.internal.filter.Literal.Kind;
import io.scimserver.internal.schema.ClientText;
import java.util.regex.Pattern;

/** Reader of the compValue of RFC 7644 figure 1: JSON's strings, numbers and names (RFC 8259). */
final class LiteralReader {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final String OTHER_QUOTES =
            "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a\u2033\uff02";
    private static final int HEX_DIGITS = 4;

    private final FilterText text;
    private final StringBuilder content = new StringBuilder();

    private LiteralReader(FilterText text) {
        this.text = text;
    }

    /** Reads the literal that starts here; steps over it. */
    static Literal read(FilterText text) {
        int start = text.position();
        if (text.take('"')) {
            return new Literal(Kind.STRING, new LiteralReader(text).readString(start), start);
        }
        String word = text.takeWord();
        refuseOtherQuotes(word, start);
        if (word.isEmpty() || word.chars().anyMatch(c -> "\"'`{},\\".indexOf(c) >= 0)) {
            text.moveTo(start);
            throw text.unexpected("a value: a string in double quotes, a number, true, false or null");
        }
        return new Literal(NUMBER.matcher(word).matches() ? Kind.NUMBER : Kind.WORD, word, start);
    }

    /** Refuses typographic quotes, which would otherwise be taken for a part of the value. */
    private static void refuseOtherQuotes(String word, int start) {
        if (!word.isEmpty() && (isOtherQuote(word.charAt(0)) || isOtherQuote(word.charAt(word.length() - 1)))) {
            throw FilterText.wrong(
                    start, ClientText.quote(word) + " is in typographic quotes; write straight ones (\")");
        }
    }

    private static boolean isOtherQuote(int c) {
        return OTHER_QUOTES.indexOf(c) >= 0;
    }

    private String readString(int start) {
        int c = text.takeCharacter();
        while (c != '"') {
            if (c < 0) {
                throw FilterText.wrong(start, "the string that starts here has no closing '\"'" + noteOtherQuote());
            }
            if (c < ' ') {
                throw FilterText.wrong(text.position() - 1, "control characters in a string must be escaped");
            }
            content.append(c == '\\' ? readEscape() : (char) c);
            c = text.takeCharacter();
        }
        String string = content.toString();
        if (string.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw FilterText.wrong(start, "the string that starts here holds half of a surrogate pair");
        }
        return string;
    }

    private String noteOtherQuote() {
        return content.chars().anyMatch(LiteralReader::isOtherQuote)
                ? "; the typographic quote in it does not close it"
                : "";
    }

    private char readEscape() {
        int position = text.position() - 1;
        int c = text.takeCharacter();
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readHex(position);
            default -> throw FilterText.wrong(position, "expected a JSON escape such as \\\" or \\u00e9");
        };
    }

    private char readHex(int position) {
        int value = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int c = text.takeCharacter();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw FilterText.wrong(position, "expected four hexadecimal digits behind \\u");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }
}
