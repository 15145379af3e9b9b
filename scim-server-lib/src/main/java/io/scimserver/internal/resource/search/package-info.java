/** Terms of a search: sorting, paging, and cursors that clients cannot forge. Not API. */
@NullMarked
package io.scimserver.internal.resource.search;

import org.jspecify.annotations.NullMarked;
