package io.scimserver.store.search.value;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folding of strings that are not {@code caseExact}: two of them are equal if their folded forms are. One function for
 * filters, sorting and the uniqueness of {@code userName}, in every store.
 *
 * <p>The folded form is that of RFC 8265 §3.3 (UsernameCaseMapped), in its order: fullwidth and halfwidth characters
 * become their ordinary forms, everything becomes lower case (in no country's rules), a final sigma becomes a sigma,
 * the result is composed (NFC). So {@code É} is the same composed or not, {@code ＡＬＩＣＥ} is {@code alice} and the Kelvin
 * sign is {@code k}; {@code Straße} and {@code STRASSE} differ, and so do look-alikes of different scripts. Blanks are
 * kept.
 */
public final class Folding {

    private static final char IDEOGRAPHIC_SPACE = '\u3000';
    private static final char FIRST_FULLWIDTH_ASCII = '\uFF01';
    private static final char LAST_FULLWIDTH_ASCII = '\uFF5E';
    private static final int FULLWIDTH_ASCII_DISTANCE = FIRST_FULLWIDTH_ASCII - '!';
    private static final char FIRST_HANGUL = '\uFFA0';
    private static final char FIRST_SYMBOL = '\uFFE0';
    private static final char LAST_SYMBOL = '\uFFEE';

    /** Ordinary forms of U+FFA0 to U+FFDC; characters that are not assigned stand for themselves. */
    private static final String HANGUL = "\u3164\u3131\u3132\u3133\u3134\u3135\u3136\u3137\u3138\u3139\u313A\u313B"
            + "\u313C\u313D\u313E\u313F\u3140\u3141\u3142\u3143\u3144\u3145\u3146\u3147\u3148\u3149\u314A\u314B\u314C"
            + "\u314D\u314E\uFFBF\uFFC0\uFFC1\u314F\u3150\u3151\u3152\u3153\u3154\uFFC8\uFFC9\u3155\u3156\u3157\u3158"
            + "\u3159\u315A\uFFD0\uFFD1\u315B\u315C\u315D\u315E\u315F\u3160\uFFD8\uFFD9\u3161\u3162\u3163";

    /** Ordinary forms of U+FFE0 to U+FFEE. */
    private static final String SYMBOLS =
            "\u00A2\u00A3\u00AC\u00AF\u00A6\u00A5\u20A9\uFFE7\u2502\u2190\u2191\u2192\u2193\u25A0\u25CB";

    private Folding() {}

    /**
     * Returns the folded form; folding it again changes nothing. The same on every machine, whatever its default
     * locale.
     */
    public static String fold(String text) {
        boolean hasUpperCase = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return foldUnicode(text);
            }
            hasUpperCase |= c >= 'A' && c <= 'Z';
        }
        return hasUpperCase ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static String foldUnicode(String text) {
        String lowerCase = mapWidth(text).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return Normalizer.normalize(lowerCase, Normalizer.Form.NFC);
    }

    private static String mapWidth(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            mapped.append(mapWidth(text.charAt(i)));
        }
        return mapped.toString();
    }

    /**
     * Maps a character as Unicode decomposes those that it tags {@code <wide>} or {@code <narrow>}; others stay as they
     * are.
     */
    private static char mapWidth(char c) {
        if (c < IDEOGRAPHIC_SPACE || c > LAST_SYMBOL) {
            return c;
        }
        if (c == IDEOGRAPHIC_SPACE) {
            return ' ';
        }
        if (c < FIRST_FULLWIDTH_ASCII) {
            return c;
        }
        return c <= LAST_FULLWIDTH_ASCII ? (char) (c - FULLWIDTH_ASCII_DISTANCE) : mapHalfwidth(c);
    }

    private static char mapHalfwidth(char c) {
        if (c >= FIRST_SYMBOL) {
            return SYMBOLS.charAt(c - FIRST_SYMBOL);
        }
        if (c >= FIRST_HANGUL) {
            int index = c - FIRST_HANGUL;
            return index < HANGUL.length() ? HANGUL.charAt(index) : c;
        }
        return Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).charAt(0);
    }
}
