package io.scimserver.console.signin;

import io.scimserver.console.accounts.AccountRegistry;
import io.scimserver.console.accounts.StoredAdministrator;
import io.scimserver.console.audit.AdminAction;
import io.scimserver.console.audit.AdminAudit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts of those who may sign in.
 *
 * @param registry the companies and their administrators
 * @param passwords how theirs are made and checked
 * @param sessions who is signed in
 */
public record Accounts(AccountRegistry registry, Passwords passwords, Sessions sessions) {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    /**
     * Gives a fresh installation its first operator; later, warns of a given password that is not the operator's.
     *
     * @param given the operator's password; empty: one is made
     * @return the password that was made; empty if one was given, or there is an operator already
     * @throws IllegalArgumentException if the given password is refused; the message says why, and does not hold it
     */
    public Optional<String> begin(String operator, Optional<String> given) {
        if (!registry.isNew()) {
            given.filter(password -> !isPasswordOf(operator, password))
                    .ifPresent(ignored -> log.warn(
                            "SCIM_ADMIN_PASSWORD is ignored: the operator \"{}\" has a password already.", operator));
            return Optional.empty();
        }
        given.flatMap(PasswordRules::problemWith).ifPresent(problem -> {
            throw new IllegalArgumentException("SCIM_ADMIN_PASSWORD cannot be used. " + problem);
        });
        String password = given.orElseGet(passwords::generate);
        boolean first = registry.begin(new StoredAdministrator(operator, Optional.empty(), passwords.hash(password)));
        return first && given.isEmpty() ? Optional.of(password) : Optional.empty();
    }

    /**
     * Replaces a password that was lost by one that is made, ends the administrator's sessions, and puts it on record.
     *
     * @return the password that was made; empty if there is no such administrator
     */
    public Optional<String> reset(String name, AdminAudit audit) {
        return registry.administrator(name).map(administrator -> {
            String password = passwords.generate();
            registry.changePassword(administrator.name(), passwords.hash(password));
            sessions.endAll(administrator.name());
            audit.recordOfCommandLine(
                    administrator.company(), AdminAction.PASSWORD_RESET.of(administrator.name(), administrator.name()));
            return password;
        });
    }

    private boolean isPasswordOf(String name, String password) {
        return registry.administrator(name)
                .filter(administrator -> passwords.matches(password, Optional.of(administrator.passwordHash())))
                .isPresent();
    }
}
