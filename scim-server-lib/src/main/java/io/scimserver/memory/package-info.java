/** Every storage SPI kept in memory: for tests, for trying out, and as the reference that other stores are held to. */
@NullMarked
package io.scimserver.memory;

import org.jspecify.annotations.NullMarked;
