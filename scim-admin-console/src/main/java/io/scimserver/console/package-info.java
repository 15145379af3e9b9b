/**
 * Entry point of the administration console, which a host application mounts.
 *
 * <p>Each area of the console has a package. A new page is a class in the package of its area, a template in an existing
 * folder of {@code src/main/jte}, a path in {@link io.scimserver.console.web.Links} and a line in {@code ConsolePages}. An
 * entry in the menu also needs {@link io.scimserver.console.page.Navigation}.
 */
@NullMarked
package io.scimserver.console;

import org.jspecify.annotations.NullMarked;
