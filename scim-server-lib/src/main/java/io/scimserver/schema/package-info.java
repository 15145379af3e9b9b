/** Schema of a user: core and enterprise attributes (RFC 7643) and the errors and repairs that speak of them. */
@NullMarked
package io.scimserver.schema;

import org.jspecify.annotations.NullMarked;
