/** Contract of {@code StoreTransfer}: users as another store had them, and copies of whole stores. */
@NullMarked
package io.scimserver.testkit.transfer;

import org.jspecify.annotations.NullMarked;
