/** Contract of filters: which users match. */
@NullMarked
package io.scimserver.testkit.user.search;

import org.jspecify.annotations.NullMarked;
