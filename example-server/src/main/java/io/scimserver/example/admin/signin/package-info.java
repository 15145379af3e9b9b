/** Who a visitor is: passwords, sessions, and delays for those who guess. */
@NullMarked
package io.scimserver.example.admin.signin;

import org.jspecify.annotations.NullMarked;
