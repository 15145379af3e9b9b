package io.scimserver.spring;

import io.scimserver.ScimServerBuilder;

/**
 * Change of the SCIM server before it is built. Every bean of this type is called, in their order, after properties and
 * other beans have been applied.
 */
@FunctionalInterface
public interface ScimServerCustomizer {

    /** Changes the server. */
    void customize(ScimServerBuilder server);
}
