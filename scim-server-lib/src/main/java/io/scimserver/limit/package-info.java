/** How much may be asked: operations of a company in an hour, failed authentications from one address. */
@NullMarked
package io.scimserver.limit;

import org.jspecify.annotations.NullMarked;
