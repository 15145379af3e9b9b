package io.scimserver.benchmarks;

import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.patch.PatchLimits;
import io.scimserver.internal.resource.Memberships;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.resource.SizeLimit;
import io.scimserver.internal.users.Policies;
import io.scimserver.internal.users.RemovalChecks;
import io.scimserver.internal.users.UserServices;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.ProtectedUsers;
import io.scimserver.provisioning.Rehire;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Users of a library without HTTP, of whom every caller finds none. */
public final class EmptyStores {

    private EmptyStores() {}

    public static UsersByTenant users() {
        return new UsersByTenant(
                tenant -> new InMemoryUserStores(Clock.systemUTC()).forTenant(tenant),
                UserSchemas.same(UserSchema.standard()),
                new ResourceModel.Limits(FilterLimits.DEFAULT, PatchLimits.DEFAULT, SizeLimit.DEFAULT),
                new UserServices(
                        () -> UUID.randomUUID().toString(),
                        EventPublisher.silent(),
                        Rehire.NEVER,
                        Optional.empty(),
                        new Policies(List.of()),
                        new RemovalChecks(Optional.empty(), ProtectedUsers.nobody()),
                        Optional.empty(),
                        Memberships.NONE,
                        Clock.systemUTC()));
    }
}
