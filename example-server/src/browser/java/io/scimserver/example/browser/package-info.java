/** Paths of an administrator through the console, in a real browser. */
@NullMarked
package io.scimserver.example.browser;

import org.jspecify.annotations.NullMarked;
