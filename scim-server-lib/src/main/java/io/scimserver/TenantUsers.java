package io.scimserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.ScimResource;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.resource.EntityTags;
import io.scimserver.internal.resource.Preconditions;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.AttributeTrial;
import io.scimserver.internal.users.DryRun;
import io.scimserver.internal.users.Failures;
import io.scimserver.internal.users.Users;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.internal.users.WriteAccess;
import io.scimserver.internal.users.event.Origin;
import io.scimserver.provisioning.AttributeFate;
import io.scimserver.provisioning.Preview;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Users of one tenant for the host's own code: the operations of SCIM requests, without HTTP. Everything goes the way
 * of a request, through the same parsing, repairs, checks and listeners. Two things do not apply: the
 * {@link io.scimserver.provisioning.ProvisioningSwitch} and the rate limit.
 *
 * <p>Users and changes are the models of the UnboundID SCIM 2 SDK, such as its {@code UserResource}; they are copied.
 * Every failure is a {@link ScimErrorException} with the error that the response would hold. Safe for use by many
 * threads; cheap to get, so get one for each caller.
 */
public final class TenantUsers {

    private final Caller caller;
    private final UsersByTenant users;
    private final ScimServerConfig config;
    private final ScimJson json;

    TenantUsers(Caller caller, UsersByTenant users, ScimServerConfig config, ScimJson json) {
        this.caller = caller;
        this.users = users;
        this.config = config;
        this.json = json;
    }

    /** Finds the user with this id; empty if there is none. */
    public Optional<StoredUser> find(String id) {
        return failingAsScimError(() -> users().find(id));
    }

    /** Returns the users that match. */
    public UserPage search(UserSearch search) {
        int count = Math.max(0, Math.min(config.limits().pageSize(), search.count()));
        Paging paging = new Paging.Offset(Math.max(1, search.startIndex()), count);
        Optional<String> order = Optional.of(search.descending() ? "descending" : "ascending");
        return failingAsScimError(() -> users().search(
                        new SearchTerms(search.filter(), search.sortBy(), order, paging, SearchTerms.Scope.ONE_TYPE),
                        repairs()));
    }

    /**
     * Adds a user.
     *
     * @throws ScimErrorException 409 if the userName is taken, 400 if the body is no user, 403 if the caller may only
     *     read
     */
    public StoredUser create(ScimResource user) {
        return writing(() -> users().create(treeOf(user), repairs()));
    }

    /**
     * Replaces a user's attributes, whatever its version.
     *
     * @throws ScimErrorException as {@link #create}, and 404 if there is no such user
     */
    public StoredUser replace(String id, ScimResource user) {
        return writing(() -> users().replace(id, treeOf(user), Preconditions.NONE, repairs()));
    }

    /**
     * Replaces a user's attributes, if it is at this version.
     *
     * @param version a {@link StoredUser#version()}
     * @throws ScimErrorException as {@link #replace(String, ScimResource)}, and 412 if it is at another version
     */
    public StoredUser replace(String id, String version, ScimResource user) {
        return writing(() -> users().replace(id, treeOf(user), onlyAt(version), repairs()));
    }

    /**
     * Changes parts of a user, all operations or none, whatever its version.
     *
     * @throws ScimErrorException as {@link #replace(String, ScimResource)}
     */
    public StoredUser patch(String id, PatchRequest change) {
        return writing(() -> users().patch(id, treeOf(change), Preconditions.NONE, repairs()));
    }

    /**
     * Changes parts of a user, if it is at this version.
     *
     * @param version a {@link StoredUser#version()}
     * @throws ScimErrorException as {@link #replace(String, String, ScimResource)}
     */
    public StoredUser patch(String id, String version, PatchRequest change) {
        return writing(() -> users().patch(id, treeOf(change), onlyAt(version), repairs()));
    }

    /**
     * Removes a user, whatever its version.
     *
     * @throws ScimErrorException 404 if there is no such user, 403 if the caller may only read
     */
    public void delete(String id) {
        writing(() -> {
            users().delete(id, Preconditions.NONE);
            return id;
        });
    }

    /**
     * Returns the effect that the body of a POST, as an identity provider sends it, would have. Nothing is written and no listener is told. Checks against
     * other users, such as whether the userName is free, can have another result a moment later. A store's own refusals
     * of values it cannot keep are not foreseen. A caller that may only read can call it too.
     */
    public Preview previewCreate(String body) {
        return preview((change, repairs) -> change.create(json.readObject(body, repairs), repairs));
    }

    /** Returns the effect that {@link #replace(String, ScimResource)} would have; as {@link #previewCreate}. */
    public Preview previewReplace(String id, String body) {
        return preview(
                (change, repairs) -> change.replace(id, json.readObject(body, repairs), Preconditions.NONE, repairs));
    }

    /** Returns the effect that {@link #patch(String, PatchRequest)} would have; as {@link #previewCreate}. */
    public Preview previewPatch(String id, String body) {
        return preview(
                (change, repairs) -> change.patch(id, json.readObject(body, repairs), Preconditions.NONE, repairs));
    }

    /**
     * Returns the fate of each attribute in the body of a create, a replacement, a PATCH or a bulk request, in its order,
     * at most 500. Each is tried alone by the company's schema as it is now; neither users nor policies are asked.
     *
     * @throws ScimErrorException 400 if the body is not a JSON object
     */
    public List<AttributeFate> fates(String body) {
        return failingAsScimError(() -> {
            ResourceModel model = users().model();
            return new AttributeTrial(model.schema(), model.patches(), config.repairs())
                    .fates(json.readObject(body, repairs()));
        });
    }

    private Preview preview(BiFunction<Users, Repairs, StoredUser> change) {
        Repairs repairs = Repairs.noting(config.repairs());
        DryRun dryRun = failingAsScimError(() -> users.dryRun(caller));
        return dryRun.preview(repairs, tried -> change.apply(tried, repairs));
    }

    private static ObjectNode treeOf(ScimResource user) {
        return user.asGenericScimResource().getObjectNode().deepCopy();
    }

    private static ObjectNode treeOf(PatchRequest change) {
        return JsonUtils.valueToNode(change);
    }

    private Users users() {
        return users.of(Origin.host(caller));
    }

    private Repairs repairs() {
        return new Repairs(config.repairs());
    }

    private <T> T writing(Supplier<T> write) {
        WriteAccess.require(caller);
        return failingAsScimError(write);
    }

    private static <T> T failingAsScimError(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw failure instanceof ScimErrorException refused
                    ? refused
                    : new ScimErrorException(Failures.toError(failure));
        }
    }

    private static Preconditions onlyAt(String version) {
        return new Preconditions(Optional.of(EntityTags.only(version)), Optional.empty());
    }
}
