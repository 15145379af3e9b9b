package io.scimserver.console.signin;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Hashing of passwords with Argon2id (RFC 9106), in a strength that OWASP recommends: 19 MiB, two passes. All of a
 * password counts, up to {@value #MAX_LENGTH} characters. Safe for use by many threads; of many at once only a few are
 * computed.
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
    private static final int AT_ONCE = 3;

    private final Argon2Function function =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final String nobody = hash(generate());

    /** Returns a password that nobody can guess. */
    public String generate() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(GENERATED_BYTES));
    }

    /** Returns the hash of a password, with a salt of its own. */
    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return function.hash(utf8(password), bytes(SALT_BYTES)).getResult();
        } finally {
            turns.release();
        }
    }

    /**
     * Returns true if this is the password that was hashed. Takes the same time if there is no hash, so that nobody can tell
     * which names exist.
     *
     * @return empty if so many passwords are looked at right now that this one has to be sent again
     */
    public Optional<Boolean> matches(String password, Optional<String> hash) {
        String compared = hash.orElse(nobody);
        if (!turns.tryAcquire()) {
            return Optional.empty();
        }
        try {
            boolean same = password.length() <= MAX_LENGTH
                    && Argon2Function.getInstanceFromHash(compared).check(password, compared);
            return Optional.of(same && hash.isPresent());
        } finally {
            turns.release();
        }
    }

    private byte[] bytes(int count) {
        byte[] made = new byte[count];
        random.nextBytes(made);
        return made;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
