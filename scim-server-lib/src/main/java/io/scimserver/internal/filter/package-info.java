/** Filters of RFC 7644 §3.4.2.2: from the client's text to the store's query, within limits. Not API. */
@NullMarked
package io.scimserver.internal.filter;

import org.jspecify.annotations.NullMarked;
