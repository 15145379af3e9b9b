/** Page about those who need an administrator: people who did not arrive or should be gone, and what to do about it. */
@NullMarked
package io.scimserver.console.attention;

import org.jspecify.annotations.NullMarked;
