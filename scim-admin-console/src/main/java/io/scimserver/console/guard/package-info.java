/** Pages about the guard against mass deactivation. */
@NullMarked
package io.scimserver.console.guard;

import org.jspecify.annotations.NullMarked;
