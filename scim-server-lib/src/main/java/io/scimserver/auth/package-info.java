/** Who may ask: bearer tokens, and the door for other ways of authentication. */
@NullMarked
package io.scimserver.auth;

import org.jspecify.annotations.NullMarked;
