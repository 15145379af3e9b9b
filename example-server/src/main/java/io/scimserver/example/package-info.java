/**
 * Example server, a runnable product built from the library's public parts: start-up and commands. Begin with {@code
 * Main}.
 */
@NullMarked
package io.scimserver.example;

import org.jspecify.annotations.NullMarked;
