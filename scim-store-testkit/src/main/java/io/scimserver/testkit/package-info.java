/**
 * Contracts of every store, as tests, one package for each SPI: implement {@link
 * io.scimserver.testkit.user.UserStoreContract} in a JUnit test class, give it an empty store of yours, and the whole
 * contract runs against it.
 */
@NullMarked
package io.scimserver.testkit;

import org.jspecify.annotations.NullMarked;
