/** Pages about the tokens that identity providers send. */
@NullMarked
package io.scimserver.console.tokens;

import org.jspecify.annotations.NullMarked;
