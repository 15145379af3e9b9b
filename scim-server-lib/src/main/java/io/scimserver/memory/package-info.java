/** Stores in the memory of one process: the reference implementations, for tests and trials. */
@NullMarked
package io.scimserver.memory;

import org.jspecify.annotations.NullMarked;
