package io.scimserver.internal.users;

import io.scimserver.store.UserStores;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;

/**
 * The way from a caller to the users of its tenant; there is no other.
 *
 * @param stores where users live
 * @param model the schema at work
 * @param collaborators what use cases need
 */
public record UsersByTenant(UserStores stores, UserModel model, Collaborators collaborators) {

    public Users of(Caller caller) {
        return new Users(caller, stores.forTenant(caller.tenant()), modelOf(caller.tenant()), collaborators);
    }

    public UserModel modelOf(Tenant tenant) {
        return model;
    }
}
