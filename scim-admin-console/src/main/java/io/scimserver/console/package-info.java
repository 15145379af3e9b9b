/** The administration console: what it consists of. */
@NullMarked
package io.scimserver.console;

import org.jspecify.annotations.NullMarked;
