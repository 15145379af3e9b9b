/** Contract of {@link io.scimserver.store.ResourceStore}. */
@NullMarked
package io.scimserver.testkit.resource;

import org.jspecify.annotations.NullMarked;
