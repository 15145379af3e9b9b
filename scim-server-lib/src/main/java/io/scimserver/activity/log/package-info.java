/** Recording into the activity log: requests are buffered, redacted and written to the store by a thread of its own. */
@NullMarked
package io.scimserver.activity.log;

import org.jspecify.annotations.NullMarked;
