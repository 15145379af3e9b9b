/** Limits of requests: operations of a tenant in an hour, failed authentications from one address. */
@NullMarked
package io.scimserver.limit;

import org.jspecify.annotations.NullMarked;
