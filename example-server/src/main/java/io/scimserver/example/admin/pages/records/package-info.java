/** Pages about what was done: employees' histories and administrators' acts. */
@NullMarked
package io.scimserver.example.admin.pages.records;

import org.jspecify.annotations.NullMarked;
