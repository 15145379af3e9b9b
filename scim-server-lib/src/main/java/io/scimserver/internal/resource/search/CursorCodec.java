package io.scimserver.internal.resource.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption of a store's position in a walk as the cursor of RFC 9865. A cursor is encrypted and authenticated
 * (AES-GCM), bound to tenant, filter and order, and expires. The key is made once and shared through the
 * {@link SettingsStore}, so that restarts and several servers agree. Safe for use by many threads.
 */
public final class CursorCodec {

    private static final String KEY_SETTING = "cursor-encryption-key";
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final StoredValue<String> sharedKey;
    private final Clock clock;
    private final Duration timeToLive;
    private final SecureRandom random = new SecureRandom();
    private volatile Optional<SecretKeySpec> key = Optional.empty();

    /** JSON form of the key: Base64. */
    private static final class KeyFormat implements StoredValue.Format<String> {

        @Override
        public JsonNode write(String key) {
            return TextNode.valueOf(key);
        }

        @Override
        public String read(JsonNode stored) {
            return stored.asText();
        }
    }

    /** @param timeToLive the time for which a cursor can be used after it was handed out */
    public CursorCodec(SettingsStore settings, Clock clock, Duration timeToLive) {
        this.sharedKey = new StoredValue<>(settings, KEY_SETTING, "", new KeyFormat(), clock);
        this.clock = clock;
        this.timeToLive = timeToLive;
    }

    public Duration timeToLive() {
        return timeToLive;
    }

    /**
     * @param position the place where the store continues
     * @param binding tenant, filter and order of the walk, in any form that is the same for each of its pages
     * @return the cursor, in unreserved URL characters
     */
    public String encode(String position, String binding) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        long expiry = clock.instant().plus(timeToLive).getEpochSecond();
        byte[] plain = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(expiry)
                .put(text)
                .array();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, binding, plain)
                .orElseThrow(() -> new IllegalStateException("AES-GCM refused to encrypt"));
        byte[] cursor = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
        return encode(cursor);
    }

    /**
     * Opens a cursor and returns the store's position in it.
     *
     * @throws ScimErrorException 400 {@code invalidCursor} if it is not one of ours or belongs to another walk,
     *     {@code expiredCursor} if it is too old
     */
    public String open(String cursor, String binding) {
        byte[] bytes = decode(cursor);
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] encrypted = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
        ByteBuffer plain = ByteBuffer.wrap(
                crypt(Cipher.DECRYPT_MODE, nonce, binding, encrypted).orElseThrow(CursorCodec::invalid));
        if (clock.instant().isAfter(Instant.ofEpochSecond(plain.getLong()))) {
            throw ScimErrorException.badRequest(
                    "expiredCursor",
                    "The cursor is older than " + timeToLive.toSeconds() + " seconds. Start again without a cursor.");
        }
        return StandardCharsets.UTF_8.decode(plain).toString();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            // The last character has bits that decoding ignores, but a cursor with others is not the one we made
            if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE + Long.BYTES
                    || !encode(bytes).equals(cursor)) {
                throw invalid();
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** Encrypts or decrypts; empty if the text was not encrypted with this key and binding. */
    private Optional<byte[]> crypt(int mode, byte[] nonce, String binding, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(binding.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private SecretKeySpec key() {
        if (key.isEmpty()) {
            byte[] made = new byte[KEY_BYTES];
            random.nextBytes(made);
            // Of several servers that start together, one sets the key and all of them use what was set
            sharedKey.setIfAbsent(Base64.getEncoder().encodeToString(made));
            key = Optional.of(new SecretKeySpec(Base64.getDecoder().decode(sharedKey.get()), "AES"));
        }
        return key.orElseThrow();
    }

    private static ScimErrorException invalid() {
        return ScimErrorException.badRequest(
                "invalidCursor",
                "The cursor is not one of this server's, or was made for another filter, order or company.");
    }
}
