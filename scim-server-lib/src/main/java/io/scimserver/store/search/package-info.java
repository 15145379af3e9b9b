/**
 * Helpers for store authors: case folding, search by scanning, and filters as queries or index look-ups. Uses {@code
 * store} and {@code schema}.
 */
@NullMarked
package io.scimserver.store.search;

import org.jspecify.annotations.NullMarked;
