package io.scimserver.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the hashing of passwords. */
class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void onlyThePasswordThatWasHashedMatches() {
        String hash = passwords.hash("a password of many words");
        assertThat(passwords.matches("a password of many words", Optional.of(hash)))
                .isTrue();
        assertThat(passwords.matches("another password of many words", Optional.of(hash)))
                .isFalse();
    }

    @Test
    void withoutAHashNoPasswordMatchesButOneIsComputedAllTheSame() {
        assertThat(passwords.matches("a password of many words", Optional.empty()))
                .isFalse();
        assertThat(passwords.comparedWithoutHash())
                .hasSameSizeAs(passwords.hash("a password of many words"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
