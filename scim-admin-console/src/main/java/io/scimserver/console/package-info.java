/**
 * Front door of the administration console: what a host application mounts.
 *
 * <p>Each area of the console has a package. A new page is a class in the package of its area, a template in
 * {@code src/main/jte}, a path in {@link io.scimserver.console.web.Links} and a line in {@code ConsolePages}.
 */
@NullMarked
package io.scimserver.console;

import org.jspecify.annotations.NullMarked;
