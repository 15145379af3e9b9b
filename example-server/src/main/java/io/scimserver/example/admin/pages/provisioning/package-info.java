/** Pages about the connection to an identity provider: switch, set-up, tokens, its state, the guard. */
@NullMarked
package io.scimserver.example.admin.pages.provisioning;

import org.jspecify.annotations.NullMarked;
