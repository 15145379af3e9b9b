package io.scimserver;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.scimserver.activity.attention.Attention;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.audit.AuditStore;
import io.scimserver.audit.AuditTrail;
import io.scimserver.auth.Authenticator;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.guard.ChangeGuardConfig;
import io.scimserver.internal.groups.GroupEvents;
import io.scimserver.internal.groups.GroupServices;
import io.scimserver.internal.groups.GroupsByTenant;
import io.scimserver.internal.groups.MembershipChecks;
import io.scimserver.internal.http.ResourcesOfRequest;
import io.scimserver.internal.http.ScimApplication;
import io.scimserver.internal.http.filter.RequestRecords;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.resource.HostType;
import io.scimserver.internal.resource.Memberships;
import io.scimserver.internal.resource.ResourceModel;
import io.scimserver.internal.resource.search.CursorCodec;
import io.scimserver.internal.users.Policies;
import io.scimserver.internal.users.RemovalChecks;
import io.scimserver.internal.users.UserServices;
import io.scimserver.internal.users.UsersByTenant;
import io.scimserver.internal.users.event.EventPublisher;
import io.scimserver.limit.HourlyRateLimit;
import io.scimserver.limit.RateLimit;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.provisioning.GroupListener;
import io.scimserver.provisioning.GroupSettings;
import io.scimserver.provisioning.PasswordHandler;
import io.scimserver.provisioning.ProtectedUsers;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.ProvisioningSwitch;
import io.scimserver.provisioning.Rehire;
import io.scimserver.provisioning.UnknownMembers;
import io.scimserver.provisioning.UserPolicy;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import io.scimserver.store.GroupStores;
import io.scimserver.store.ResourceStores;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoreProfile;
import io.scimserver.store.UserStores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Builder of a {@link ScimServer}. Not safe for use by several threads. */
public final class ScimServerBuilder {

    private Optional<UserStores> users = Optional.empty();
    private Optional<Authenticator> authenticator = Optional.empty();
    private ScimServerConfig config = ScimServerConfig.DEFAULT;
    private UserSchemas schemas = UserSchemas.same(UserSchema.standard());
    private SettingsStore settings = new InMemorySettingsStore();
    private final List<ProvisioningListener> listeners = new ArrayList<>();
    private ProvisioningSwitch switches = ProvisioningSwitch.ALWAYS_ENABLED;
    private Optional<RateLimit> rateLimit = Optional.empty();
    private Rehire rehire = Rehire.NEVER;
    private Optional<PasswordHandler> passwords = Optional.empty();
    private Optional<ChangeGuardConfig> guard = Optional.of(ChangeGuardConfig.DEFAULT);
    private final List<UserPolicy> policies = new ArrayList<>();
    private ProtectedUsers protectedUsers = ProtectedUsers.nobody();
    private Optional<AuditStore> audit = Optional.empty();
    private Optional<ActivityLog> activity = Optional.empty();
    private Optional<GroupStores> groups = Optional.empty();
    private final List<GroupListener> groupListeners = new ArrayList<>();
    private GroupSettings groupSettings = GroupSettings.ALWAYS_ON;
    private UnknownMembers unknownMembers = UnknownMembers.KEPT;
    private boolean indirectGroups;
    private final Map<ResourceType, RegisteredType> resourceTypes = new LinkedHashMap<>();
    private Clock clock = Clock.systemUTC();

    /** Schema and stores of a type of the host's own. */
    private record RegisteredType(UserSchema schema, ResourceStores stores) {}

    ScimServerBuilder() {}

    /** Sets the stores of users; for a single tenant {@link UserStores#single}. Required. */
    public ScimServerBuilder users(UserStores stores) {
        users = Optional.of(BuildChecks.given(stores, "users"));
        return this;
    }

    /**
     * Sets the authenticator of requests: a {@link io.scimserver.auth.TokenService} or the host's own implementation.
     * Required.
     */
    public ScimServerBuilder authenticator(Authenticator decides) {
        authenticator = Optional.of(BuildChecks.given(decides, "authenticator"));
        return this;
    }

    /** Sets the limits, repairs and the public URL; {@link ScimServerConfig#DEFAULT} if not given. */
    public ScimServerBuilder config(ScimServerConfig values) {
        config = BuildChecks.given(values, "config");
        return this;
    }

    /**
     * Sets the store for what several servers on one database share. By default it is kept in memory: cursors and the
     * counts of the change guard then end with the process and are known to this server alone.
     */
    public ScimServerBuilder settings(SettingsStore store) {
        settings = BuildChecks.given(store, "settings");
        return this;
    }

    /** Sets the schemas of each tenant's users; core and enterprise User by default. */
    public ScimServerBuilder schemas(UserSchemas source) {
        schemas = BuildChecks.given(source, "schemas");
        return this;
    }

    /** Adds a listener that is told about changes by provisioning; may be called for several. */
    public ScimServerBuilder listener(ProvisioningListener listener) {
        listeners.add(BuildChecks.given(listener, "listener"));
        return this;
    }

    /**
     * Sets the switch that decides which tenants take requests; {@link ProvisioningSwitch#ALWAYS_ENABLED} by default.
     */
    public ScimServerBuilder provisioningSwitch(ProvisioningSwitch decides) {
        switches = BuildChecks.given(decides, "provisioningSwitch");
        return this;
    }

    /**
     * Sets the limit of operations for each tenant; by default {@link HourlyRateLimit#DEFAULT_PER_HOUR} an hour,
     * counted by this server alone. {@link RateLimit#UNLIMITED} switches it off.
     */
    public ScimServerBuilder rateLimit(RateLimit limit) {
        rateLimit = Optional.of(BuildChecks.given(limit, "rateLimit"));
        return this;
    }

    /** Sets the action of a create that matches an inactive user; {@link Rehire#NEVER} by default. */
    public ScimServerBuilder rehire(Rehire policy) {
        rehire = BuildChecks.given(policy, "rehire");
        return this;
    }

    /** Sets the handler of the passwords that identity providers send; without it they are dropped. */
    public ScimServerBuilder passwords(PasswordHandler handler) {
        passwords = Optional.of(BuildChecks.given(handler, "passwords"));
        return this;
    }

    /**
     * Sets the limits from which mass deactivations and mass removals from groups are refused; {@link
     * ChangeGuardConfig#DEFAULT} if not given.
     */
    public ScimServerBuilder changeGuard(ChangeGuardConfig values) {
        guard = Optional.of(BuildChecks.given(values, "changeGuard"));
        return this;
    }

    /**
     * Switches the change guard off: identity providers may deactivate, delete and rename any number of users at once.
     */
    public ScimServerBuilder withoutChangeGuard() {
        guard = Optional.empty();
        return this;
    }

    /** Adds a policy that accepts, adjusts or refuses writes; may be called for several, which are asked in this order. */
    public ScimServerBuilder policy(UserPolicy policy) {
        policies.add(BuildChecks.given(policy, "policy"));
        return this;
    }

    /** Sets the users that identity providers can neither deactivate nor delete; nobody by default. */
    public ScimServerBuilder protectedUsers(ProtectedUsers policy) {
        protectedUsers = BuildChecks.given(policy, "protectedUsers");
        return this;
    }

    /**
     * Sets the store of each user's history: the creates, changes and deletes, with their author and the values before
     * and after. An entry is durable before the response is sent. If it cannot be written after the user was, the
     * response is a 503 that says so; the gap shows, as the version before the next entry is not the version after the
     * last one. Without a store nothing is recorded, and it costs nothing.
     */
    public ScimServerBuilder audit(AuditStore store) {
        audit = Optional.of(BuildChecks.given(store, "audit"));
        return this;
    }

    /** Sets the activity log that records every request; the server closes it. Without one nothing is recorded. */
    public ScimServerBuilder activity(ActivityLog log) {
        activity = Optional.of(BuildChecks.given(log, "activity"));
        return this;
    }

    /**
     * Switches groups on, and sets their stores. Without it groups are refused, and nothing advertises them.
     */
    public ScimServerBuilder groups(GroupStores stores) {
        groups = Optional.of(BuildChecks.given(stores, "groups"));
        return this;
    }

    /** Sets the action for members of groups who are not there; {@link UnknownMembers#KEPT} by default. */
    public ScimServerBuilder unknownMembers(UnknownMembers policy) {
        unknownMembers = BuildChecks.given(policy, "unknownMembers");
        return this;
    }

    /**
     * Sets the settings of each tenant's groups: whether they are on, and the roles that they give. By default they are on
     * and give none. Without {@link #groups} they have no effect.
     */
    public ScimServerBuilder groupSettings(GroupSettings source) {
        groupSettings = BuildChecks.given(source, "groupSettings");
        return this;
    }

    /**
     * Shows in {@code groups} of a user the groups that contain the user's groups, too, with the type {@code indirect}: one
     * more call of the store for each level of nesting. By default only direct memberships are shown.
     */
    public ScimServerBuilder indirectGroups() {
        indirectGroups = true;
        return this;
    }

    /** Adds a listener that is told about changes of groups; may be called for several. */
    public ScimServerBuilder groupListener(GroupListener listener) {
        groupListeners.add(BuildChecks.given(listener, "groupListener"));
        return this;
    }

    /**
     * Adds a resource type of the host's own, such as devices, with everything that {@code /Users} has (RFC 7643 §6). Its
     * writes are neither held by the change guard nor recorded in the history. May be called for several types.
     *
     * @param type its name and its endpoint
     * @param schema its attributes, made by {@link UserSchema#of}
     * @param stores the stores of its resources
     * @throws IllegalArgumentException if there is a type of that name or with that endpoint already
     */
    public ScimServerBuilder resources(ResourceType type, UserSchema schema, ResourceStores stores) {
        Stream.concat(Stream.of(ResourceType.USER, ResourceType.GROUP), resourceTypes.keySet().stream())
                .filter(other -> other.name().equalsIgnoreCase(type.name())
                        || other.endpoint().equalsIgnoreCase(type.endpoint()))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException("there is a resource type " + other + " already");
                });
        resourceTypes.put(
                type,
                new RegisteredType(BuildChecks.given(schema, "resources"), BuildChecks.given(stores, "resources")));
        return this;
    }

    /** Sets the clock for cursors, limits, the change guard, history and the activity log; the system's by default. */
    public ScimServerBuilder clock(Clock source) {
        clock = BuildChecks.given(source, "clock");
        return this;
    }

    /**
     * Builds the server. It calls no part of the host; {@link ScimServer#verify} does.
     *
     * @throws IllegalStateException if a required part is missing, or the versions of Jackson do not fit; the message
     *     says which part it is and what to do
     */
    public ScimServer build() {
        JacksonVersions.ofClassPath().check();
        UserStores stores =
                users.orElseThrow(() -> new IllegalStateException("users(...) is missing: where do users live?"));
        Authenticator decides = authenticator.orElseThrow(
                () -> new IllegalStateException("authenticator(...) is missing: who may send requests?"));
        Supplier<String> ids = timeOrderedIds();
        Optional<ChangeGuard> changeGuard = guard.map(values -> new ChangeGuard(settings, stores, clock, values));
        UserServices services = services(ids, changeGuard);
        UsersByTenant byTenant = new UsersByTenant(stores, schemasInUse(stores), config.forUsers(), services);
        GroupServices groupServices = new GroupServices(
                ids,
                new GroupEvents(groupListeners, services.eventPublisher(), groupSettings),
                unknownMembers,
                new MembershipChecks(changeGuard),
                services.trail());
        Optional<GroupsByTenant> groupsByTenant =
                groups.map(on -> new GroupsByTenant(on, stores, config.forGroups(), groupServices));
        CursorCodec cursors = new CursorCodec(settings, clock, config.cursorTimeToLive());
        RateLimit limit = rateLimit.orElseGet(() -> new HourlyRateLimit(HourlyRateLimit.DEFAULT_PER_HOUR, clock));
        ScimJson json = new ScimJson(
                config.limits().bodyBytes(),
                config.limits().jsonDepth(),
                config.limits().jsonMembers());
        ScimApplication.Entrance entrance = new ScimApplication.Entrance(decides, switches, limit);
        RequestRecords records = new RequestRecords(ids, activity, clock);
        ResourcesOfRequest resources = new ResourcesOfRequest(byTenant, groupsByTenant, hostTypes(ids));
        ScimApplication application = new ScimApplication(resources, cursors, entrance, records, config.forHttp());
        return new ScimServer(
                application,
                decides,
                changeGuard,
                new ScimServer.Traces(ids, activity, activity.map(log -> attention(log, stores))),
                new ScimServer.HostAccess(
                        config.baseUrl(),
                        byTenant::verify,
                        caller -> new TenantUsers(caller, byTenant, config, json),
                        caller -> groupsByTenant.map(
                                all -> new TenantGroups(caller, all, services.memberships(), config)),
                        (tenant, baseUrl) -> application
                                .openApi()
                                .document(
                                        byTenant.modelOf(tenant).schema(),
                                        baseUrl.toString(),
                                        groupsByTenant
                                                .filter(all -> all.isOn(tenant))
                                                .isPresent())));
    }

    private Attention attention(ActivityLog log, UserStores stores) {
        Attention attention = Attention.start(settings, stores, clock);
        log.observe(attention::recorded);
        return attention;
    }

    private List<HostType> hostTypes(Supplier<String> ids) {
        return resourceTypes.entrySet().stream()
                .map(entry -> new HostType(
                        ResourceModel.of(entry.getKey(), entry.getValue().schema(), config.forUsers()),
                        entry.getValue().stores(),
                        ids))
                .toList();
    }

    /** Returns the schemas of the host as this server has them: with passwords, and as far as the stores keep them. */
    private UserSchemas schemasInUse(UserStores stores) {
        Optional<StoreProfile> profile = stores.profile();
        if (passwords.isEmpty() && profile.isEmpty()) {
            return schemas;
        }
        UnaryOperator<UserSchema> inUse = schema -> {
            UserSchema kept = profile.map(schema::keeping).orElse(schema);
            return passwords.isPresent() ? kept.withPassword() : kept;
        };
        // As long as the host's schema is the same object, so must be the one that is made from it
        Map<UserSchema, UserSchema> made = Collections.synchronizedMap(new WeakHashMap<>());
        // Made now, so that a profile that names an unknown attribute is told at the start
        made.put(UserSchema.standard(), inUse.apply(UserSchema.standard()));
        return tenant -> made.computeIfAbsent(schemas.forTenant(tenant), inUse);
    }

    private static Supplier<String> timeOrderedIds() {
        NoArgGenerator ids = Generators.timeBasedEpochGenerator();
        return () -> ids.generate().toString();
    }

    private UserServices services(Supplier<String> ids, Optional<ChangeGuard> changeGuard) {
        Optional<AuditTrail> trail = audit.map(store -> new AuditTrail(store, clock));
        Memberships memberships = new Memberships(groups, groupSettings, indirectGroups);
        return new UserServices(
                ids,
                new EventPublisher(listeners, trail.isPresent(), memberships),
                rehire,
                passwords,
                new Policies(policies),
                new RemovalChecks(changeGuard, protectedUsers),
                trail,
                memberships,
                clock);
    }
}
