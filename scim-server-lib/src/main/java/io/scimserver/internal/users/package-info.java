/** Operations on users, independent of HTTP: read, check, write with the version that was read. Not API. */
@NullMarked
package io.scimserver.internal.users;

import org.jspecify.annotations.NullMarked;
