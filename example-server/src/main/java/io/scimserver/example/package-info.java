/** Example server: a runnable product built from the library's public parts. */
@NullMarked
package io.scimserver.example;

import org.jspecify.annotations.NullMarked;
