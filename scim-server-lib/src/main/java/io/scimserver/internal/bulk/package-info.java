/** Bulk requests (RFC 7644 §3.7): many single operations, with references among them. Not API. */
@NullMarked
package io.scimserver.internal.bulk;

import org.jspecify.annotations.NullMarked;
