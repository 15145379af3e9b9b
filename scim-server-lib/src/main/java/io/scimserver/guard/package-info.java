/**
 * Guard against mass deactivation: counts what one tenant loses in a window of time, and stops the rest. Uses the SPI
 * {@code store} to count users and to share its state among servers.
 */
@NullMarked
package io.scimserver.guard;

import org.jspecify.annotations.NullMarked;
