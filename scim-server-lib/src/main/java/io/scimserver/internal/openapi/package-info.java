/** OpenAPI document of this server, with the JSON Schema of a tenant's users. Uses {@code schema} only. Not API. */
@NullMarked
package io.scimserver.internal.openapi;

import org.jspecify.annotations.NullMarked;
