/** Sign-in of the console itself: passwords, sessions, delays for those who guess, and the pages about them. */
@NullMarked
package io.scimserver.console.signin;

import org.jspecify.annotations.NullMarked;
