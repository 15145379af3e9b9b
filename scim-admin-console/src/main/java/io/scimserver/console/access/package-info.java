/** Access to the console: administrators, their companies, and the sign-in that a host can replace by its own. */
@NullMarked
package io.scimserver.console.access;

import org.jspecify.annotations.NullMarked;
