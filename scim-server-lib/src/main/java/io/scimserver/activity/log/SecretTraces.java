package io.scimserver.activity.log;

import java.util.BitSet;
import java.util.List;

/**
 * Fast test that finds at once that most texts hold no secret: each word that {@link Secrets} looks for holds one of a
 * few groups of three letters. Only text with one of them is worth a regular expression, which costs a hundred times as
 * much.
 */
final class SecretTraces {

    private static final int LETTER_BITS = 5;
    private static final int GROUP = (1 << (3 * LETTER_BITS)) - 1;
    private static final int UNDERSCORE = 27;
    private static final BitSet TRACES = traces();

    private SecretTraces() {}

    /** Returns true if the text may hold a secret, or the name of one. */
    static boolean in(String text) {
        int group = 0;
        for (int i = 0; i < text.length(); i++) {
            group = next(group, text.charAt(i));
            if (TRACES.get(group)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns true if JSON in UTF-8 may hold a secret, as {@link #in(String)} does for text; a character that is
     * escaped by its number may be any letter.
     */
    static boolean inJson(byte[] json) {
        int group = 0;
        byte before = 0;
        for (byte each : json) {
            group = next(group, each);
            if (TRACES.get(group) || (each == 'u' && before == '\\')) {
                return true;
            }
            before = each;
        }
        return false;
    }

    private static int next(int group, int character) {
        return ((group << LETTER_BITS) | letter(character)) & GROUP;
    }

    /** Returns the number of an ASCII letter, without its case; 0 for a character that is no part of any trace. */
    private static int letter(int character) {
        int lower = character | 0x20;
        if (lower >= 'a' && lower <= 'z' && character < 0x80) {
            return lower - 'a' + 1;
        }
        return character == '_' ? UNDERSCORE : 0;
    }

    private static BitSet traces() {
        BitSet traces = new BitSet(GROUP + 1);
        // password, pwd, secret, (api|private|access) key, token, credential, authorization, cookie, assertion, bearer,
        // basic, scim_, eyJ; of each word the group that is rarest in the JSON of users, in which "created" is frequent
        List.of("pas", "pwd", "ecr", "key", "tok", "ede", "aut", "oki", "ass", "rer", "sic", "im_", "eyj")
                .forEach(trace -> traces.set(trace.chars().reduce(0, SecretTraces::next)));
        return traces;
    }
}
