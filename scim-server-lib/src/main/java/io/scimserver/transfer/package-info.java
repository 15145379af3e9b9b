/** Copies of whole stores: from one to another, to a file and back, with counts and a checksum. */
@NullMarked
package io.scimserver.transfer;

import org.jspecify.annotations.NullMarked;
