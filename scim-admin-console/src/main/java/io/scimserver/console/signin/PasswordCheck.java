package io.scimserver.console.signin;

import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.accounts.StoredAdministrator;
import java.time.Duration;

/**
 * Check of a name and a password that somebody entered. After too many failures the next attempt has to wait. Where too
 * many passwords arrive at once, some are turned away, which counts as nothing; a place of their own is kept for
 * administrators who are signed in, or have been from the same address. Safe for use by many threads.
 */
public final class PasswordCheck {

    private static final Duration BUSY_FOR = Duration.ofSeconds(1);

    private final AccountRegistry registry;
    private final Passwords passwords;
    private final SignInDelays delays;

    public PasswordCheck(AccountRegistry registry, Passwords passwords, SignInDelays delays) {
        this.registry = registry;
        this.passwords = passwords;
        this.delays = delays;
    }

    /** Ways in which a check ends. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** Longer than any name or password. Costs nothing, so it is neither counted nor put on record. */
        IMPOSSIBLE,
        TOO_MANY_ATTEMPTS,
        BUSY
    }

    /** @param retryAfter the time until the next attempt is looked at */
    record Result(Outcome outcome, Duration retryAfter) {

        static Result of(Outcome outcome) {
            return new Result(outcome, Duration.ZERO);
        }

        static Result tooMany(Duration wait) {
            return new Result(Outcome.TOO_MANY_ATTEMPTS, wait);
        }
    }

    /** Checks what is entered at the sign-in; the name is canonical. */
    Result signIn(String name, String password, String address) {
        BoundedQueue queue = delays.isFamiliar(name, address) ? passwords.reserved() : passwords.open();
        return check(name, password, address, queue);
    }

    /** Checks the present password of an administrator who is signed in. */
    Result ofSignedIn(String name, String password, String address) {
        return check(name, password, address, passwords.reserved());
    }

    private Result check(String name, String password, String address, BoundedQueue queue) {
        if (name.length() > AccountRegistry.MAX_NAME_LENGTH || password.length() > Passwords.MAX_LENGTH) {
            return Result.of(Outcome.IMPOSSIBLE);
        }
        return delays.delay(name, address)
                .map(Result::tooMany)
                .orElseGet(() -> queue.tryRun(() -> attempt(name, password, address))
                        .orElseGet(() -> new Result(Outcome.BUSY, BUSY_FOR)));
    }

    /** Counts the attempt before it looks at the password: of many at the same time none is free. */
    private Result attempt(String name, String password, String address) {
        return delays.attempt(name, address).map(Result::tooMany).orElseGet(() -> {
            boolean right = matches(name, password);
            if (right) {
                delays.succeeded(name, address);
            }
            return Result.of(right ? Outcome.RIGHT : Outcome.WRONG);
        });
    }

    private boolean matches(String name, String password) {
        return passwords.matches(password, registry.administrator(name).map(StoredAdministrator::passwordHash));
    }
}
