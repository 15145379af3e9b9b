package io.scimserver;

import io.scimserver.internal.http.ScimJson;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.users.DryRun;
import io.scimserver.internal.users.EntityTags;
import io.scimserver.internal.users.Failures;
import io.scimserver.internal.users.Origin;
import io.scimserver.internal.users.Preconditions;
import io.scimserver.internal.users.SearchTerms;
import io.scimserver.internal.users.Users;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.internal.users.WriteAccess;
import io.scimserver.provisioning.Preview;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.store.Paging;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserPage;
import io.scimserver.tenant.Caller;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The users of one company for the host's own code: what SCIM requests can do, without HTTP. Everything goes the way of a
 * request, through the same parsing, repairs, checks and listeners; what is not asked is the
 * {@link io.scimserver.provisioning.ProvisioningSwitch}, and nothing counts for the rate limit.
 *
 * <p>Bodies are those of the SCIM protocol, as JSON text: a User to create and replace, a PatchOp (RFC 7644 §3.5.2) to
 * change. Whatever goes wrong is a {@link ScimErrorException} with the error that would answer the request. Safe for use
 * by many threads; cheap to get, so get one for each caller.
 */
public final class UserDirectory {

    private final Caller caller;
    private final UsersByTenant users;
    private final ScimServerConfig config;
    private final ScimJson json;

    UserDirectory(Caller caller, UsersByTenant users, ScimServerConfig config, ScimJson json) {
        this.caller = caller;
        this.users = users;
        this.config = config;
        this.json = json;
    }

    /** The user with this id, or empty. */
    public Optional<StoredUser> find(String id) {
        return answering(() -> users().find(id));
    }

    /** The users that match. */
    public UserPage search(UserSearch search) {
        int count = Math.max(0, Math.min(config.limits().pageSize(), search.count()));
        Paging paging = new Paging.Offset(Math.max(1, search.startIndex()), count);
        Optional<String> order = Optional.of(search.descending() ? "descending" : "ascending");
        return answering(() -> users().search(
                        new SearchTerms(search.filter(), search.sortBy(), order, paging, SearchTerms.Scope.USERS),
                        repairs()));
    }

    /**
     * Adds a user.
     *
     * @throws ScimErrorException 409 if the userName is taken, 400 if the body is no user, 403 if the caller may only
     *     read
     */
    public StoredUser create(String body) {
        Repairs repairs = repairs();
        return writing(() -> users().create(json.readObject(body, repairs), repairs));
    }

    /**
     * Replaces a user's attributes, whatever its version.
     *
     * @throws ScimErrorException as {@link #create}, and 404 if there is no such user
     */
    public StoredUser replace(String id, String body) {
        Repairs repairs = repairs();
        return writing(() -> users().replace(id, json.readObject(body, repairs), Preconditions.NONE, repairs));
    }

    /**
     * Replaces a user's attributes, if it is at this version.
     *
     * @param version as {@link StoredUser#version()} told
     * @throws ScimErrorException as {@link #replace(String, String)}, and 412 if it is at another version
     */
    public StoredUser replace(String id, String version, String body) {
        Repairs repairs = repairs();
        return writing(() -> users().replace(id, json.readObject(body, repairs), onlyAt(version), repairs));
    }

    /**
     * Changes parts of a user, all operations or none, whatever its version.
     *
     * @throws ScimErrorException as {@link #replace(String, String)}
     */
    public StoredUser patch(String id, String body) {
        Repairs repairs = repairs();
        return writing(() -> users().patch(id, json.readObject(body, repairs), Preconditions.NONE, repairs));
    }

    /**
     * Changes parts of a user, if it is at this version.
     *
     * @param version as {@link StoredUser#version()} told
     * @throws ScimErrorException as {@link #replace(String, String, String)}
     */
    public StoredUser patch(String id, String version, String body) {
        Repairs repairs = repairs();
        return writing(() -> users().patch(id, json.readObject(body, repairs), onlyAt(version), repairs));
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
     * What {@link #create} would do. Nothing is written and nobody is told; what is checked against other users, such as
     * whether the userName is free, can be otherwise a moment later. A store's own refusals of values it cannot keep are
     * not foreseen. A caller that may only read can ask too.
     */
    public Preview previewCreate(String body) {
        return preview((change, repairs) -> change.create(json.readObject(body, repairs), repairs));
    }

    /** What {@link #replace(String, String)} would do; as {@link #previewCreate}. */
    public Preview previewReplace(String id, String body) {
        return preview(
                (change, repairs) -> change.replace(id, json.readObject(body, repairs), Preconditions.NONE, repairs));
    }

    /** What {@link #patch(String, String)} would do; as {@link #previewCreate}. */
    public Preview previewPatch(String id, String body) {
        return preview(
                (change, repairs) -> change.patch(id, json.readObject(body, repairs), Preconditions.NONE, repairs));
    }

    private Preview preview(BiFunction<Users, Repairs, StoredUser> change) {
        Repairs repairs = Repairs.noting(config.repairs());
        DryRun dryRun = answering(() -> users.dryRun(caller));
        return dryRun.preview(repairs, tried -> change.apply(tried, repairs));
    }

    private Users users() {
        return users.of(Origin.host(caller));
    }

    private Repairs repairs() {
        return new Repairs(config.repairs());
    }

    private <T> T writing(Supplier<T> write) {
        WriteAccess.require(caller);
        return answering(write);
    }

    private static <T> T answering(Supplier<T> work) {
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
