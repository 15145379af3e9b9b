package io.scimserver.internal.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.event.Origin;
import io.scimserver.provisioning.AttributeChange;
import io.scimserver.provisioning.Preview;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Dry run of a change on a store that keeps nothing; it returns the effect. */
public final class DryRun {

    private final Caller caller;
    private final UserStore real;
    private final ResourceModel model;
    private final UserServices services;

    /** @param services services that tell nobody about changes of a dry run */
    DryRun(Caller caller, UserStore real, ResourceModel model, UserServices services) {
        this.caller = caller;
        this.real = real;
        this.model = model;
        this.services = services;
    }

    /** Returns the effect that the change would have; the change notes its repairs in {@code repairs}. */
    public Preview preview(Repairs repairs, Function<Users, StoredUser> change) {
        DryRunStore store = new DryRunStore(real, model.types());
        try {
            StoredUser after = change.apply(new Users(Origin.host(caller), store, model, services));
            return new Preview(
                    Optional.empty(),
                    store.lastFound(),
                    Optional.of(after.attributes()),
                    changes(store.lastFound(), after),
                    repairs.made(),
                    repairs.ignored());
        } catch (RuntimeException failure) {
            return new Preview(
                    Optional.of(Failures.toError(failure)),
                    store.lastFound(),
                    Optional.empty(),
                    List.of(),
                    repairs.made(),
                    repairs.ignored());
        }
    }

    private List<AttributeChange> changes(Optional<StoredUser> before, StoredUser after) {
        JsonNode old =
                before.map(StoredUser::attributes).map(UserDocument::tree).orElse(MissingNode.getInstance());
        return model.changedPaths().changes(old, after.attributes().tree());
    }
}
