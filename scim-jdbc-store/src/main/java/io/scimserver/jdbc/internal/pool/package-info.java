/** Connections of stores that are opened by a URI. Not API. */
@NullMarked
package io.scimserver.jdbc.internal.pool;

import org.jspecify.annotations.NullMarked;
