/**
 * Helpers for store authors: search by scanning, filters as queries or index look-ups, ends of pages. Uses {@code store}
 * and {@code schema}.
 */
@NullMarked
package io.scimserver.store.search;

import org.jspecify.annotations.NullMarked;
