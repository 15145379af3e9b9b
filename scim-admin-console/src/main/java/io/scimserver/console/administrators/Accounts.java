package io.scimserver.console.administrators;

import io.scimserver.console.audit.Act;
import io.scimserver.console.audit.Acts;
import io.scimserver.console.accounts.Administrator;
import io.scimserver.console.accounts.Directory;
import io.scimserver.console.signin.Passwords;
import io.scimserver.console.signin.Sessions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may come in.
 *
 * @param directory the companies and their administrators
 * @param passwords how theirs are made and checked
 * @param sessions who is signed in
 */
public record Accounts(Directory directory, Passwords passwords, Sessions sessions) {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    /**
     * Gives a fresh installation its first operator; later, warns of a given password that is not the operator's.
     *
     * @param given the operator's password; empty: one is made
     * @return the password that was made; empty if one was given, or there is an operator already
     * @throws IllegalArgumentException if the given password is refused; the message says why, and does not hold it
     */
    public Optional<String> begin(String operator, Optional<String> given) {
        if (!directory.isNew()) {
            given.filter(password -> !isPasswordOf(operator, password))
                    .ifPresent(ignored -> log.warn(
                            "SCIM_ADMIN_PASSWORD is ignored: the operator \"{}\" has a password already.", operator));
            return Optional.empty();
        }
        given.flatMap(PasswordRules::problemWith).ifPresent(problem -> {
            throw new IllegalArgumentException("SCIM_ADMIN_PASSWORD cannot be used. " + problem);
        });
        String password = given.orElseGet(passwords::generate);
        boolean first = directory.begin(new Administrator(operator, Optional.empty(), passwords.hash(password)));
        return first && given.isEmpty() ? Optional.of(password) : Optional.empty();
    }

    /**
     * Replaces a password that was lost by one that is made, ends the administrator's sessions, and puts it on record.
     *
     * @return the password that was made; empty if there is no such administrator
     */
    public Optional<String> reset(String name, Acts acts) {
        return directory.administrator(name).map(administrator -> {
            String password = passwords.generate();
            directory.changePassword(administrator.name(), passwords.hash(password));
            sessions.endAll(administrator.name());
            acts.recordOfCommandLine(
                    administrator.company(), Act.PASSWORD_RESET.of(administrator.name(), administrator.name()));
            return password;
        });
    }

    private boolean isPasswordOf(String name, String password) {
        return directory
                .administrator(name)
                .flatMap(administrator -> passwords.matches(password, Optional.of(administrator.passwordHash())))
                .orElse(false);
    }
}
