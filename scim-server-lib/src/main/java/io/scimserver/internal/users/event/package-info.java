/** Events of writes: the host's listeners, the history, and the effects that the activity log shows. Not API. */
@NullMarked
package io.scimserver.internal.users.event;

import org.jspecify.annotations.NullMarked;
