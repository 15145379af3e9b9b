package io.scimserver.schema;

import io.scimserver.tenant.Tenant;

/**
 * Schemas of the users of each tenant. Safe for use by many threads.
 *
 * <p>The library calls it for every request, so it returns quickly; as long as nothing has changed it returns the same
 * object again, because the library keeps what it has worked out from it.
 */
@FunctionalInterface
public interface UserSchemas {

    /**
     * Returns the schema of a tenant as it is now. An attribute that users may still have but that is no longer defined
     * stays in the schema as {@linkplain AttributeBuilder#retired() retired}: it is then kept, and neither shown nor
     * changed.
     */
    UserSchema forTenant(Tenant tenant);

    /** Returns the same schema for every tenant. */
    static UserSchemas same(UserSchema schema) {
        return tenant -> schema;
    }
}
