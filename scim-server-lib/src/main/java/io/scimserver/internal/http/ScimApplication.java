package io.scimserver.internal.http;

import io.scimserver.auth.Authenticator;
import io.scimserver.internal.groups.GroupsByTenant;
import io.scimserver.internal.http.filter.AuthenticationFilter;
import io.scimserver.internal.http.filter.CurrentExchange;
import io.scimserver.internal.http.filter.ExchangeFilter;
import io.scimserver.internal.http.filter.ProvisioningSwitchFilter;
import io.scimserver.internal.http.filter.RateLimitFilter;
import io.scimserver.internal.http.filter.RequestFilter;
import io.scimserver.internal.http.filter.RequestRecords;
import io.scimserver.internal.http.filter.UnsupportedBodyFilter;
import io.scimserver.internal.json.ScimJson;
import io.scimserver.internal.openapi.OpenApi;
import io.scimserver.internal.resource.search.CursorCodec;
import io.scimserver.limit.RateLimit;
import io.scimserver.provisioning.ProvisioningSwitch;
import io.scimserver.schema.Repair;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Jakarta REST application: its endpoints, filters and mappers, and nothing that a container finds by scanning. */
public final class ScimApplication extends Application {

    /**
     * Settings of the HTTP side.
     *
     * @param baseUrl the public URL of the SCIM root; empty: as the request was addressed
     * @param repairs the repairs that requests may get
     * @param maxBodyBytes the largest request body
     * @param maxJsonDepth how deep a body may nest
     * @param maxJsonMembers the most members of one object in a body
     * @param maxBulkOperations how many operations a bulk request may hold
     * @param defaultPageSize users on a page when the client names no count
     * @param maxPageSize users on a page at most
     * @param cursors whether lists can be walked by cursor where the store can
     */
    public record Options(
            Optional<URI> baseUrl,
            Set<Repair> repairs,
            int maxBodyBytes,
            int maxJsonDepth,
            int maxJsonMembers,
            int maxBulkOperations,
            int defaultPageSize,
            int maxPageSize,
            boolean cursors) {}

    private final Set<Object> singletons;
    private final OpenApi openApi;

    /**
     * Checks that decide whether a request is let in.
     *
     * @param authenticator finds the caller
     * @param switches tells whether the caller's tenant takes requests
     * @param rateLimit limits the number of operations
     */
    public record Entrance(Authenticator authenticator, ProvisioningSwitch switches, RateLimit rateLimit) {}

    public ScimApplication(
            ResourcesOfRequest resources,
            CursorCodec cursors,
            Entrance entrance,
            RequestRecords records,
            Options options) {
        openApi = new OpenApi(options.cursors(), resources.otherTypes());
        CurrentExchange exchange = new CurrentExchange();
        BaseUrl baseUrl = new BaseUrl(options.baseUrl());
        ScimJson json = new ScimJson(options.maxBodyBytes(), options.maxJsonDepth(), options.maxJsonMembers());
        PageLimits pages = new PageLimits(options.defaultPageSize(), options.maxPageSize(), options.cursors());
        ResourceResponses responses = new ResourceResponses(baseUrl, json);
        ResourceLists lists = new ResourceLists(exchange, responses, pages, cursors);
        ResourceEndpoint.Parts parts = new ResourceEndpoint.Parts(exchange, responses, json, lists);
        ServiceProviderConfigs configs = new ServiceProviderConfigs(options, cursors.timeToLive());
        Set<Object> all = new HashSet<>(Set.of(
                new ExchangeFilter(records, options.repairs(), exchange),
                new AuthenticationFilter(entrance.authenticator()),
                new ProvisioningSwitchFilter(entrance.switches()),
                new RateLimitFilter(entrance.rateLimit()),
                new RequestFilter(json),
                new UnsupportedBodyFilter(),
                new NotOfferedFilter(() -> resources
                        .groups()
                        .filter(on -> on.isOn(exchange.get().caller().tenant()))
                        .isPresent()),
                new UsersEndpoint(parts, resources::ofUsers),
                new BulkEndpoint(exchange, resources, baseUrl, json, options.maxBulkOperations(), entrance.rateLimit()),
                groupsEndpoint(resources.groups(), parts, exchange),
                new DiscoveryEndpoint(exchange, resources, baseUrl, json, configs, lists, openApi),
                new ErrorMapper(baseUrl)));
        if (!resources.hostTypes().isEmpty()) {
            all.add(new HostTypesEndpoint(parts, resources::ofHostType));
        }
        singletons = Set.copyOf(all);
    }

    private static Object groupsEndpoint(
            Optional<GroupsByTenant> groups, ResourceEndpoint.Parts parts, CurrentExchange exchange) {
        return groups.<Object>map(all -> new GroupsEndpoint(
                        parts,
                        request -> request.groups(all),
                        () -> all.isOn(exchange.get().caller().tenant())))
                .orElseGet(NoGroupsEndpoint::new);
    }

    /** Returns the description of the endpoints. */
    public OpenApi openApi() {
        return openApi;
    }

    @Override
    @SuppressWarnings("deprecation") // the one way to hand over instances that every container understands
    public Set<Object> getSingletons() {
        return singletons;
    }

    /**
     * Returns the properties that switch off what Jersey adds on its own account: a WADL description and discovery of
     * further features.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.disableMetainfServicesLookup", true);
    }
}
