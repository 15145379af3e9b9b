/** PATCH (RFC 7644 §3.5.2), read: operations and their paths against the schema, as edits. Not API. */
@NullMarked
package io.scimserver.internal.patch;

import org.jspecify.annotations.NullMarked;
