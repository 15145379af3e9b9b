/** Contract of tenants: what one of them writes, lists and deletes is its own. */
@NullMarked
package io.scimserver.testkit.user.tenant;

import org.jspecify.annotations.NullMarked;
