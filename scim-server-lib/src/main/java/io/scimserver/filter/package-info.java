/** For store authors: the case folding that every store shares, and filter evaluation by schema. */
@NullMarked
package io.scimserver.filter;

import org.jspecify.annotations.NullMarked;
