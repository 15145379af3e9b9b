/** Pages about what was done: employees' histories and administrators' acts. */
@NullMarked
package io.scimserver.console.records;

import org.jspecify.annotations.NullMarked;
