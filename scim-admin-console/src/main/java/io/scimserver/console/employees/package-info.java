/** Pages about employees: the list, and each of them. */
@NullMarked
package io.scimserver.console.employees;

import org.jspecify.annotations.NullMarked;
