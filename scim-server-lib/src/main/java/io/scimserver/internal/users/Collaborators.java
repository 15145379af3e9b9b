package io.scimserver.internal.users;

import io.scimserver.audit.AuditTrail;
import io.scimserver.internal.users.event.Announcer;
import io.scimserver.internal.users.event.Effects;
import io.scimserver.provisioning.PasswordHandler;
import io.scimserver.provisioning.Rehire;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Services that every use case needs beside a store and a schema.
 *
 * @param ids makes ids for new users
 * @param announcer tells the host's listeners
 * @param rehire what a create does that matches an inactive user
 * @param passwords takes passwords, if the host wants them
 * @param safeguards stand before writes that remove employees
 * @param trail takes down each employee's history, if the host keeps it
 * @param clock the time
 */
public record Collaborators(
        Supplier<String> ids,
        Announcer announcer,
        Rehire rehire,
        Optional<PasswordHandler> passwords,
        Safeguards safeguards,
        Optional<AuditTrail> trail,
        Clock clock) {

    /** Returns a copy without listeners: a dry run leaves no trace. */
    Collaborators untold() {
        return new Collaborators(
                ids,
                Announcer.silent(),
                rehire,
                Optional.empty(),
                safeguards.withoutCounting(),
                Optional.empty(),
                clock);
    }

    /** Returns a copy for a request whose effects are noted. */
    Collaborators noting(Effects effects) {
        return new Collaborators(ids, announcer.noting(effects), rehire, passwords, safeguards, trail, clock);
    }
}
