/** Filters of RFC 7644 §3.4.2.2: from what a client wrote to what a store is asked, within limits. Not API. */
@NullMarked
package io.scimserver.internal.filter;

import org.jspecify.annotations.NullMarked;
