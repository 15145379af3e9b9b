/** Helpers for store authors: case folding, search by scanning, and filters as queries or index look-ups. */
@NullMarked
package io.scimserver.filter;

import org.jspecify.annotations.NullMarked;
