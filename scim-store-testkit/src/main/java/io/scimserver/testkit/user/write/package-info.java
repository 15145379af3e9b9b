/** Contract of writes that meet others: used ids, refused names, batches in which some are refused. */
@NullMarked
package io.scimserver.testkit.user.write;

import org.jspecify.annotations.NullMarked;
