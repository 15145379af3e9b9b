package io.scimserver.schema;

import io.scimserver.tenant.Tenant;

/**
 * What the users of each tenant look like. Safe for use by many threads.
 *
 * <p>Called for every request, so it answers quickly; as long as nothing has changed it gives the same object again,
 * because the library keeps what it has worked out from it.
 */
@FunctionalInterface
public interface UserSchemas {

    /**
     * The schema of a tenant as it is now. An attribute that users may still have but that is no longer defined stays in
     * the schema as {@linkplain AttributeBuilder#retired() retired}: it is then kept, and neither shown nor changed.
     */
    UserSchema forTenant(Tenant tenant);

    /** The same schema for every tenant. */
    static UserSchemas same(UserSchema schema) {
        return tenant -> schema;
    }
}
