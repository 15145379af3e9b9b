/** JSON forms of stored entries: tokens, history and the activity log, for store authors and for copies. */
@NullMarked
package io.scimserver.format;

import org.jspecify.annotations.NullMarked;
