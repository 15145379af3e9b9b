/** Whose data a request works on, and who asks. */
@NullMarked
package io.scimserver.tenant;

import org.jspecify.annotations.NullMarked;
