/** Pages about companies: the list, one at a glance, its name and its end. */
@NullMarked
package io.scimserver.console.companies;

import org.jspecify.annotations.NullMarked;
