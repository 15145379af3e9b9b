package io.scimserver.jdbc.internal.log;

import io.scimserver.jdbc.internal.Bytes;
import io.scimserver.jdbc.internal.Sql;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text that an entry is found by.
 *
 * @param kind one letter: texts of different kinds never meet
 * @param text compared exactly
 */
public record LogTerm(char kind, String text) {

    private static final int LONGEST = 200;
    private static final byte BEYOND = (byte) 0xFF;

    /** Returns the key: the text, or the beginning of a long one. Terms with the same long beginning meet. */
    byte[] key() {
        byte[] whole = (kind + text).getBytes(StandardCharsets.UTF_8);
        return whole.length <= LONGEST ? whole : Arrays.copyOf(whole, LONGEST);
    }

    /** Returns the condition for entries with this term. */
    public Sql exactly() {
        return Sql.of("k = ?", (Object) key());
    }

    /** Returns the condition for entries with a term that begins with this one. */
    public Sql asBeginning() {
        byte[] from = key();
        byte[] to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = BEYOND;
        return Sql.of("k >= ? and k < ?", from, to);
    }

    @Override
    public String toString() {
        return Bytes.text(key());
    }
}
