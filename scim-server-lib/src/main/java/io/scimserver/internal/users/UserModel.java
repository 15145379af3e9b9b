package io.scimserver.internal.users;

import io.scimserver.internal.filter.FilterLimits;
import io.scimserver.internal.filter.FilterParser;
import io.scimserver.internal.patch.PatchLimits;
import io.scimserver.internal.patch.PatchParser;
import io.scimserver.internal.patch.PathKeyReader;
import io.scimserver.internal.schema.Projection;
import io.scimserver.internal.schema.UserReader;
import io.scimserver.internal.schema.ValueLimits;
import io.scimserver.internal.users.event.ChangedPaths;
import io.scimserver.internal.users.search.SortReader;
import io.scimserver.schema.UserSchema;
import io.scimserver.store.search.SchemaTypes;

/**
 * A tenant's schema at work: everything that is worked out from it once and used by every request. Immutable.
 *
 * @param schema the schema
 * @param types what it says of the attributes in a query
 * @param byDefault what is returned of a user when the client does not say
 * @param filters reads filters
 * @param sorts reads orders
 * @param reader reads the bodies of POST and PUT
 * @param patches reads the bodies of PATCH
 * @param changedPaths names what a change changed
 * @param size how large a user may be
 */
public record UserModel(
        UserSchema schema,
        SchemaTypes types,
        Projection byDefault,
        FilterParser filters,
        SortReader sorts,
        UserReader reader,
        PatchParser patches,
        ChangedPaths changedPaths,
        SizeLimit size) {

    /** Limits on the size of a request and of a user. */
    public record Limits(FilterLimits filters, PatchLimits patches, SizeLimit size) {}

    public static UserModel of(UserSchema schema, Limits limits) {
        FilterParser filters = new FilterParser(schema, limits.filters());
        SchemaTypes types = new SchemaTypes(schema);
        ValueLimits values = limits.patches().values();
        return new UserModel(
                schema,
                types,
                Projection.byDefault(schema),
                filters,
                new SortReader(schema),
                new UserReader(schema, values, new PathKeyReader(schema, filters, values)),
                new PatchParser(schema, filters, limits.patches()),
                new ChangedPaths(schema),
                limits.size());
    }
}
