package io.scimserver.console.signin;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Optional;

/**
 * Requirements of a password that a person chooses: its length, and that it is not among those which are tried first
 * (NIST SP 800-63B §3.1.1.2). Letter case, digits for letters and repetitions make a common password no better.
 */
public final class PasswordRules {

    /** Fewer than 10^8 guesses: common passwords and what is made of them, rows of keys, repetitions, dates. */
    private static final int FIRST_GOOD_SCORE = 3;

    /** Number of characters that are estimated; the time of an estimate grows faster than the length. */
    private static final int LONGEST_ESTIMATED = 64;

    private static final String TOO_EASY =
            "This password is easy to guess: it is a common one, or made of common words,"
                    + " rows of keys, dates or repetitions. Choose another one, such as four words that have nothing to do with"
                    + " each other.";

    private static final String WRONG_LENGTH =
            "A password has " + Passwords.MIN_LENGTH + " to " + Passwords.MAX_LENGTH + " characters.";

    private PasswordRules() {}

    /** The reason to refuse a password, as a sentence; empty if it can be used. */
    public static Optional<String> problemWith(String password) {
        if (password.length() < Passwords.MIN_LENGTH || password.length() > Passwords.MAX_LENGTH) {
            return Optional.of(WRONG_LENGTH);
        }
        return isEasyToGuess(password) ? Optional.of(TOO_EASY) : Optional.empty();
    }

    private static boolean isEasyToGuess(String password) {
        String estimated = password.substring(0, Math.min(password.length(), LONGEST_ESTIMATED));
        return new Zxcvbn().measure(estimated).getScore() < FIRST_GOOD_SCORE;
    }
}
