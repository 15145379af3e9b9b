/** Front door of the administration console: what a host application mounts. */
@NullMarked
package io.scimserver.console;

import org.jspecify.annotations.NullMarked;
