/** Tenant and caller of a request. */
@NullMarked
package io.scimserver.tenant;

import org.jspecify.annotations.NullMarked;
