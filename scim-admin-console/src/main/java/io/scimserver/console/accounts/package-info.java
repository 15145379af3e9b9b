/** Companies and their administrators. */
@NullMarked
package io.scimserver.console.accounts;

import org.jspecify.annotations.NullMarked;
