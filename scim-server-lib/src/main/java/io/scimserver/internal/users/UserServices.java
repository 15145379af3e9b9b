package io.scimserver.internal.users;

import io.scimserver.audit.AuditTrail;
import io.scimserver.internal.resource.Memberships;
import io.scimserver.internal.users.event.Effects;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.provisioning.PasswordHandler;
import io.scimserver.provisioning.Rehire;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Services that every use case needs beside a store and a schema.
 *
 * @param ids makes ids for new users
 * @param eventPublisher tells the host's listeners
 * @param rehire what a create does that matches an inactive user
 * @param passwords takes passwords, if the host wants them
 * @param policies decide about writes
 * @param removalChecks stand before writes that remove employees
 * @param trail takes down each employee's history, if the host keeps it
 * @param memberships the groups that users are members of
 * @param clock the time
 */
public record UserServices(
        Supplier<String> ids,
        EventPublisher eventPublisher,
        Rehire rehire,
        Optional<PasswordHandler> passwords,
        Policies policies,
        RemovalChecks removalChecks,
        Optional<AuditTrail> trail,
        Memberships memberships,
        Clock clock) {

    /** Returns a copy without listeners: a dry run leaves no trace. */
    UserServices untold() {
        return new UserServices(
                ids,
                EventPublisher.silent(),
                rehire,
                Optional.empty(),
                policies,
                removalChecks.withoutCounting(),
                Optional.empty(),
                memberships,
                clock);
    }

    /** Returns a copy for a request whose effects are noted. */
    UserServices noting(Effects effects) {
        return new UserServices(
                ids,
                eventPublisher.noting(effects),
                rehire,
                passwords,
                policies,
                removalChecks,
                trail,
                memberships,
                clock);
    }
}
