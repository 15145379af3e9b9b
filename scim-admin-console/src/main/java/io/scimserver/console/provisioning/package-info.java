/** Pages about the connection to an identity provider: switch, set-up, tokens, its state, the guard. */
@NullMarked
package io.scimserver.console.provisioning;

import org.jspecify.annotations.NullMarked;
