/** The companies, and who administers them. */
@NullMarked
package io.scimserver.console.accounts;

import org.jspecify.annotations.NullMarked;
