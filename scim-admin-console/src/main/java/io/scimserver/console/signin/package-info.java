/** Who a visitor is: passwords, sessions, and delays for those who guess. */
@NullMarked
package io.scimserver.console.signin;

import org.jspecify.annotations.NullMarked;
