/** Contract of {@link io.scimserver.auth.TokenStore}. */
@NullMarked
package io.scimserver.testkit.token;

import org.jspecify.annotations.NullMarked;
