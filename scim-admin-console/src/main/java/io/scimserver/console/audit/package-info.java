/** What administrators did in the console: written down before they are told that it is done. */
@NullMarked
package io.scimserver.console.audit;

import org.jspecify.annotations.NullMarked;
