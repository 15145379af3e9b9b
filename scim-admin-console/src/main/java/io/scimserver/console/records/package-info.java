/** Pages about recorded actions: employees' histories and administrators' actions. */
@NullMarked
package io.scimserver.console.records;

import org.jspecify.annotations.NullMarked;
