/** PATCH (RFC 7644 §3.5.2): parsed against the schema once, applied to a user as often as needed. Not API. */
@NullMarked
package io.scimserver.internal.patch;

import org.jspecify.annotations.NullMarked;
