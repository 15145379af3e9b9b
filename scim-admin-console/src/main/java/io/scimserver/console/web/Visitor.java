package io.scimserver.console.web;

import io.scimserver.console.accounts.Administrator;
import io.scimserver.console.signin.Digests;
import java.util.Optional;

/**
 * Who sends a request.
 *
 * @param cookie the value of the session's cookie, or of the guest's if there is no session; secret
 * @param administrator who is signed in
 */
public record Visitor(String cookie, Optional<Administrator> administrator) {

    /** What every form carries: nobody can know it who does not know the cookie. */
    public String formKey() {
        return Digests.sha256("form " + cookie);
    }

    /** Keeps the cookie out of logs. */
    @Override
    public String toString() {
        return "Visitor[" + administrator + "]";
    }
}
