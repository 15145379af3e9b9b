/** Contract of {@link io.scimserver.store.GroupStore}. */
@NullMarked
package io.scimserver.testkit.group;

import org.jspecify.annotations.NullMarked;
