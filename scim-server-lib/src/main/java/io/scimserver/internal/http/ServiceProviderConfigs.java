package io.scimserver.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AuthenticationScheme;
import com.unboundid.scim2.common.types.BulkConfig;
import com.unboundid.scim2.common.types.ChangePasswordConfig;
import com.unboundid.scim2.common.types.ETagConfig;
import com.unboundid.scim2.common.types.FilterConfig;
import com.unboundid.scim2.common.types.PaginationConfig;
import com.unboundid.scim2.common.types.PatchConfig;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.SortConfig;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.StoreFeature;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Content of {@code /ServiceProviderConfig} (RFC 7643 §5, RFC 9865 §4): exactly what works.
 *
 * @param options the limits that are advertised
 * @param cursorTimeToLive the time for which a cursor can be used
 */
record ServiceProviderConfigs(ScimApplication.Options options, Duration cursorTimeToLive) {

    ObjectNode config(String baseUrl, UserSchema schema, Set<StoreFeature> features) {
        ServiceProviderConfigResource config = new ServiceProviderConfigResource(
                null,
                new PatchConfig(true),
                new BulkConfig(true, options.maxBulkOperations(), options.maxBodyBytes()),
                new FilterConfig(true, options.maxPageSize()),
                new ChangePasswordConfig(schema.hasPassword()),
                new SortConfig(features.contains(StoreFeature.SORTING)),
                new ETagConfig(true),
                options.cursors() ? pagination(features.contains(StoreFeature.CURSORS)) : null,
                List.of(AuthenticationScheme.createOAuth2BearerToken(true)));
        config.setMeta(SchemaResources.meta("ServiceProviderConfig", baseUrl + "/ServiceProviderConfig"));
        return JsonUtils.valueToNode(config);
    }

    private PaginationConfig pagination(boolean cursors) {
        return new PaginationConfig(
                cursors,
                true,
                "index",
                options.defaultPageSize(),
                options.maxPageSize(),
                cursors ? (int) cursorTimeToLive.toSeconds() : null);
    }
}
