/** Pages about the administrators of a company. */
@NullMarked
package io.scimserver.console.administrators;

import org.jspecify.annotations.NullMarked;
