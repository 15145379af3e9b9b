package io.scimserver.console.signin;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Hashing of passwords with Argon2id (RFC 9106), in a strength that OWASP recommends: 19 MiB, two passes. All of a
 * password counts, up to {@value #MAX_LENGTH} characters. Each takes much processor time and 19 MiB, so that of
 * many at once only a few are computed: those of strangers in the open queue, those of known administrators in the
 * reserved one. Safe for use by many threads.
 */
public final class Passwords {

    /** Minimum length of a password that an administrator chooses, in characters. */
    public static final int MIN_LENGTH = 12;

    /** Maximum length of a password, in characters. */
    public static final int MAX_LENGTH = 256;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int GENERATED_BYTES = 18;

    private static final int OPEN_AT_ONCE = 2;
    private static final int OPEN_WAITING = 4;
    private static final int RESERVED_AT_ONCE = 1;
    private static final int RESERVED_WAITING = 2;

    private final SecureRandom random = new SecureRandom();
    private final BoundedQueue open = new BoundedQueue(OPEN_AT_ONCE, OPEN_WAITING);
    private final BoundedQueue reserved = new BoundedQueue(RESERVED_AT_ONCE, RESERVED_WAITING);
    private final String nobody = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(MEMORY_KIB, PASSES, LANES, base64(bytes(SALT_BYTES)), base64(bytes(HASH_BYTES)));

    /** Returns a password that nobody can guess. */
    public String generate() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(GENERATED_BYTES));
    }

    /** Returns the hash of a password, with a salt of its own. Waits for its turn in the reserved queue. */
    public String hash(String password) {
        // Only now: the library keeps the 19 MiB of its first use for the next one
        return reserved.run(() -> Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID)
                .hash(utf8(password), bytes(SALT_BYTES))
                .getResult());
    }

    /**
     * Returns true if this is the password that was hashed. Takes the same time if there is no hash, so that nobody can
     * tell which names exist. To be called in its turn of one of the queues.
     */
    boolean matches(String password, Optional<String> hash) {
        String compared = hash.orElseGet(this::comparedWithoutHash);
        boolean same = Argon2Function.getInstanceFromHash(compared).check(password, compared);
        return same && hash.isPresent();
    }

    /** Returns a hash of no password; to check one against it takes as long as against that of an administrator. */
    String comparedWithoutHash() {
        return nobody;
    }

    /** Returns the queue for everybody. */
    BoundedQueue open() {
        return open;
    }

    /** Returns the queue for administrators who are known to be themselves. */
    BoundedQueue reserved() {
        return reserved;
    }

    private byte[] bytes(int count) {
        byte[] made = new byte[count];
        random.nextBytes(made);
        return made;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
