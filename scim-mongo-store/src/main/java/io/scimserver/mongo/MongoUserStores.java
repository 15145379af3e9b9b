package io.scimserver.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.scimserver.mongo.internal.Documents;
import io.scimserver.mongo.internal.group.AllGroups;
import io.scimserver.mongo.internal.group.GroupDocuments;
import io.scimserver.mongo.internal.group.MemberDocuments;
import io.scimserver.mongo.internal.user.FormatUpgrade;
import io.scimserver.mongo.internal.user.GivenUsers;
import io.scimserver.mongo.internal.user.MongoUserStore;
import io.scimserver.mongo.internal.user.ResourceKind;
import io.scimserver.mongo.internal.user.Sequence;
import io.scimserver.mongo.internal.user.StoredResources;
import io.scimserver.mongo.internal.user.UserFormat;
import io.scimserver.store.GroupStores;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserStore;
import io.scimserver.store.UserStores;
import io.scimserver.store.search.PageEnds;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Users in MongoDB 5.0 or later, or in a server that speaks its protocol. All tenants share one collection, {@code users};
 * a user is one document.
 *
 * <p>The application makes the client and closes it. Call {@link #createIndexes()} before the first start and after each
 * upgrade; ask {@link #verify()} whether the store is ready for requests.
 *
 * <p>Writes are acknowledged by a majority of the replica set, reads come from its primary. Every operation of a request
 * ends within {@link MongoConfig#timeout()}. A write that was sent and not answered is reported as
 * {@link io.scimserver.store.StoreException.OutcomeUnknown}, all other trouble with the database as
 * {@link io.scimserver.store.StoreException.Unavailable}; neither tells anything of a user.
 *
 * <p>Every index and every query starts with the tenant, so the collection can be sharded by it:
 *
 * <pre>{@code
 * sh.enableSharding("scim")
 * sh.shardCollection("scim.users", { tenant: 1 })
 * }</pre>
 *
 * <p>The order of creation is that of the servers' clocks. A page by position costs what the users before it cost,
 * unless a search on this server ended there within the last minutes: then it goes on behind the last user of that page,
 * so that all pages of a walk cost the same, and users who are deleted meanwhile do not make it skip others. Pages by
 * cursor always cost the same.
 *
 * <p>The id of a deleted user is kept in a small document until its tenant is deleted, so that nobody else gets it.
 *
 * <p>Safe for use by many threads and by several servers on one database.
 */
public final class MongoUserStores implements UserStores {

    private final Documents documents;
    private final Sequence sequence;
    private final PageEnds pageEnds;
    private final AllGroups groups;

    /** Opens the users in this database, with {@link MongoConfig#defaults()}. */
    public MongoUserStores(MongoDatabase database) {
        this(database, MongoConfig.defaults());
    }

    /** Opens the users in this database. */
    public MongoUserStores(MongoDatabase database, MongoConfig config) {
        this.documents = new Documents(database, config, "users", ResourceKind.USER.indexes());
        this.sequence = new Sequence(config.clock());
        this.pageEnds = new PageEnds(config.clock());
        this.groups = new AllGroups(
                this::resources,
                new Documents(database, config, "groups", GroupDocuments.indexes()),
                new Documents(database, config, "members", MemberDocuments.indexes()),
                sequence,
                new PageEnds(config.clock()));
    }

    @Override
    public UserStore forTenant(Tenant tenant) {
        return new MongoUserStore(resources(tenant), groups.members(tenant)::isMember);
    }

    private StoredResources resources(Tenant tenant) {
        return new StoredResources(ResourceKind.USER, tenant.id(), documents.collection(), sequence, pageEnds);
    }

    /** Returns the groups of all tenants, whose members are these users. */
    public GroupStores groups() {
        return groups;
    }

    /**
     * Makes the indexes that are missing; changes nothing if all are there. Takes as long as the database needs.
     *
     * @throws io.scimserver.store.StoreException.Unavailable if the database does not do it
     */
    public void createIndexes() {
        documents.createIndexes();
        groups.createIndexes();
    }

    /**
     * Returns if the store is ready for requests: the database responds and has the indexes.
     *
     * @throws io.scimserver.store.StoreException.Unavailable if it is not; the message says why
     */
    public void verify() {
        documents.verify();
        groups.verify();
    }

    /**
     * Rewrites users that an earlier version of this software has stored, so that they take less space. Searches find
     * them before, too. Servers may run meanwhile; it takes as long as the database needs, and can be repeated.
     *
     * @param progress is told after each few hundred users how many were rewritten so far
     * @return how many were rewritten
     * @throws io.scimserver.store.StoreException if the database fails; the users before are rewritten
     */
    @Override
    public long upgradeFormat(LongConsumer progress) {
        return new FormatUpgrade(documents.collection()).run(progress);
    }

    /** Deletes the users of a tenant, and the ids of those who were deleted before. */
    @Override
    public long deleteTenant(Tenant tenant) {
        documents.deleteAll(
                Filters.in(UserFormat.TENANT, UserFormat.deletedIn(tenant.id()), UserFormat.leavingIn(tenant.id())));
        return documents.deleteAll(new BsonDocument(UserFormat.TENANT, new BsonString(tenant.id())));
    }

    AllGroups allGroups() {
        return groups;
    }

    Stream<String> tenants() {
        return documents.texts(UserFormat.TENANT);
    }

    void add(Tenant tenant, List<StoredUser> given) {
        new GivenUsers(resources(tenant), new BsonDocument()).add(given);
    }
}
