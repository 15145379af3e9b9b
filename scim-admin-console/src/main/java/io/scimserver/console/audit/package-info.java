/** Audit of what administrators do in the console: recorded before they are told that it is done. */
@NullMarked
package io.scimserver.console.audit;

import org.jspecify.annotations.NullMarked;
