/**
 * Entry point of the library: {@link io.scimserver.ScimServer} builds a SCIM 2.0 service provider for the users of a
 * host.
 */
@NullMarked
package io.scimserver;

import org.jspecify.annotations.NullMarked;
