/**
 * Contract of {@link io.scimserver.store.UserStore}: writes, versions, unique names, races; with it the contracts of
 * {@link io.scimserver.store.UserStores}. It includes {@code search}, {@code walk} and {@code value}.
 */
@NullMarked
package io.scimserver.testkit.user;

import org.jspecify.annotations.NullMarked;
