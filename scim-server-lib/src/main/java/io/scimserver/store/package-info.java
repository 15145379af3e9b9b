/** Storage SPI: implement {@link io.scimserver.store.UserStore} to keep SCIM users in a database of your own. */
@NullMarked
package io.scimserver.store;

import org.jspecify.annotations.NullMarked;
