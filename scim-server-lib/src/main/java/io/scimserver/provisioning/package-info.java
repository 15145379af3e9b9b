/** What a host application hooks into: what was asked, and what became of it. */
@NullMarked
package io.scimserver.provisioning;

import org.jspecify.annotations.NullMarked;
