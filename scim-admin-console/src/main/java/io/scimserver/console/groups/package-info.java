/** Pages about groups: their list, their members, and the roles that they give. */
@NullMarked
package io.scimserver.console.groups;

import org.jspecify.annotations.NullMarked;
