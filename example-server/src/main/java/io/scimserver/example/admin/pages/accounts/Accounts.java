package io.scimserver.example.admin.pages.accounts;

import io.scimserver.example.admin.directory.Administrator;
import io.scimserver.example.admin.directory.Directory;
import io.scimserver.example.admin.signin.Passwords;
import io.scimserver.example.admin.signin.Sessions;
import java.util.Optional;

/**
 * Who may come in.
 *
 * @param directory the companies and their administrators
 * @param passwords how theirs are made and checked
 * @param sessions who is signed in
 */
public record Accounts(Directory directory, Passwords passwords, Sessions sessions) {

    /**
     * Gives a fresh installation its first operator.
     *
     * @param given the operator's password; empty: one is made
     * @return the password that was made; empty if one was given, or there is an operator already
     * @throws IllegalArgumentException if the password is too long
     */
    public Optional<String> begin(String operator, Optional<String> given) {
        if (!directory.isNew()) {
            return Optional.empty();
        }
        String password = given.orElseGet(passwords::generate);
        if (password.length() > Passwords.MAX_LENGTH) {
            throw new IllegalArgumentException("a password has at most " + Passwords.MAX_LENGTH + " characters");
        }
        boolean first = directory.begin(new Administrator(operator, Optional.empty(), passwords.hash(password)));
        return first && given.isEmpty() ? Optional.of(password) : Optional.empty();
    }
}
