/** Tokens: stored form. Not API. */
@NullMarked
package io.scimserver.jdbc.internal.token;

import org.jspecify.annotations.NullMarked;
