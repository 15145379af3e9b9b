/** Use cases on groups, and the memberships of users. Knows no HTTP. */
@NullMarked
package io.scimserver.internal.groups;

import org.jspecify.annotations.NullMarked;
