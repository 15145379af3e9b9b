package io.scimserver.store.search.value;

/** Order of strings by their code points, which is also the order of their UTF-8 bytes in a database. */
final class CodePointOrder {

    private CodePointOrder() {}

    static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return Integer.compare(rank(left.charAt(i)), rank(right.charAt(i)));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /**
     * Returns the rank of a character. Surrogates stand for the code points above all others, although U+E000 to U+FFFF
     * are greater as chars.
     */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + Character.MIN_SUPPLEMENTARY_CODE_POINT : c;
    }
}
