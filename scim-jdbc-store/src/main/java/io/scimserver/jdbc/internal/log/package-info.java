/** Log of entries that are found by their terms, newest first. Not API. */
@NullMarked
package io.scimserver.jdbc.internal.log;

import org.jspecify.annotations.NullMarked;
