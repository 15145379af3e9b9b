package io.scimserver.internal.resource;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.AttributeDefinition.Returned;
import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.patch.PatchLimits;
import io.scimserver.internal.patch.PatchParser;
import io.scimserver.internal.patch.PathKeyReader;
import io.scimserver.internal.resource.search.SearchTerms;
import io.scimserver.internal.resource.search.SortReader;
import io.scimserver.internal.resource.search.TypeConditions;
import io.scimserver.internal.schema.Projection;
import io.scimserver.internal.schema.Repairs;
import io.scimserver.internal.schema.UserReader;
import io.scimserver.internal.schema.ValueLimits;
import io.scimserver.schema.Attribute;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.Sort;
import io.scimserver.store.StoreFeature;
import io.scimserver.store.UserQuery;
import io.scimserver.store.search.SchemaTypes;
import java.util.Optional;
import java.util.Set;

/**
 * Resource type with a tenant's schema at work: everything that is worked out from it once and used by every request. Immutable.
 *
 * @param type the type of the resources
 * @param schema the schema
 * @param types what it says of the attributes in a query
 * @param byDefault what is returned of a user when the client does not say
 * @param returnsOnRequest true if some attributes are returned on request only
 * @param filters reads filters
 * @param sorts reads orders
 * @param reader reads the bodies of POST and PUT
 * @param patches reads the bodies of PATCH
 * @param changedPaths names what a change changed
 * @param size how large a user may be
 */
public record ResourceModel(
        ResourceType type,
        UserSchema schema,
        SchemaTypes types,
        Projection byDefault,
        boolean returnsOnRequest,
        FilterParser filters,
        SortReader sorts,
        UserReader reader,
        PatchParser patches,
        ChangedPaths changedPaths,
        SizeLimit size) {

    /** Limits on the size of a request and of a user. */
    public record Limits(FilterLimits filters, PatchLimits patches, SizeLimit size) {}

    /** Returns the query of a store for what a client searches. */
    public UserQuery query(SearchTerms terms, Set<StoreFeature> features, Repairs repairs) {
        SortOrder order = SortReader.order(terms.sortOrder());
        // What a store cannot sort is not advertised, and sortBy is then ignored rather than refused
        Optional<Sort> sort = terms.sortBy()
                .filter(sortBy -> features.contains(StoreFeature.SORTING))
                .flatMap(sortBy -> switch (terms.scope()) {
                    case ONE_TYPE -> Optional.of(sorts.read(sortBy, order));
                    case ALL_TYPES -> sorts.find(sortBy, order);
                });
        return new UserQuery(filter(terms, repairs), sort, terms.paging(), types);
    }

    private Optional<Filter> filter(SearchTerms terms, Repairs repairs) {
        Optional<Filter> filter = terms.filter().map(text -> switch (terms.scope()) {
            case ONE_TYPE -> filters.parse(text, repairs);
            case ALL_TYPES -> filters.parseForAllTypes(text, repairs);
        });
        // Stores of users evaluate conditions on the type themselves
        return type.equals(ResourceType.USER) ? filter : filter.map(new TypeConditions(type)::decided);
    }

    private static boolean isOnRequest(Attribute attribute) {
        return attribute.returned() == Returned.REQUEST
                || attribute.subAttributes().stream().anyMatch(ResourceModel::isOnRequest);
    }

    /** Returns the model of a type. */
    public static ResourceModel of(ResourceType type, UserSchema schema, Limits limits) {
        FilterParser filters = new FilterParser(schema, limits.filters());
        SchemaTypes types = new SchemaTypes(schema);
        ValueLimits values = limits.patches().values();
        return new ResourceModel(
                type,
                schema,
                types,
                Projection.byDefault(schema),
                schema.all().flatMap(each -> each.attributes().stream()).anyMatch(ResourceModel::isOnRequest),
                filters,
                new SortReader(schema),
                new UserReader(schema, values, new PathKeyReader(schema, filters, values)),
                new PatchParser(schema, filters, limits.patches()),
                new ChangedPaths(schema),
                limits.size());
    }
}
