/** Authentication of requests: bearer tokens, and the interface for other ways of authentication. */
@NullMarked
package io.scimserver.auth;

import org.jspecify.annotations.NullMarked;
