/** Contract of lists: pages, order and cursors. */
@NullMarked
package io.scimserver.testkit.user.walk;

import org.jspecify.annotations.NullMarked;
