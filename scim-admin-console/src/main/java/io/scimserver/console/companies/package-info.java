/** Pages about companies: the list, the overview of one, its name and its deletion. */
@NullMarked
package io.scimserver.console.companies;

import org.jspecify.annotations.NullMarked;
