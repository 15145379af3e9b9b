package io.scimserver.jdbc.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Texts as bytes: the form in which all columns keep them, so that no collation applies. */
public final class Bytes {

    private static final int HASH_LENGTH = 32;

    private Bytes() {}

    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the SHA-256 of the text: 32 bytes, however long the text is. */
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the first 8 bytes of the SHA-256 of the text. */
    public static long shortHash(String text) {
        return ByteBuffer.wrap(hash(text)).getLong();
    }

    /** Returns a key of at most this many bytes: the text itself, or of a longer one its beginning and its hash. */
    public static byte[] key(String text, int longest) {
        byte[] whole = of(text);
        if (whole.length <= longest) {
            return whole;
        }
        byte[] key = Arrays.copyOf(whole, longest);
        System.arraycopy(hash(text), 0, key, longest - HASH_LENGTH, HASH_LENGTH);
        return key;
    }
}
