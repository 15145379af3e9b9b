/** Implementations of every SPI that live as long as the process; the reference for other stores. */
@NullMarked
package io.scimserver.memory;

import org.jspecify.annotations.NullMarked;
