/**
 * Extension points for a host application: listeners, the activity log, the guard against mass deactivation, the
 * switch.
 */
@NullMarked
package io.scimserver.provisioning;

import org.jspecify.annotations.NullMarked;
