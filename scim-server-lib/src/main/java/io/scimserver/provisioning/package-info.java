/**
 * Extension points for a host application: listeners, passwords, protected and returning users, references, the switch
 * of a tenant. Uses the users of {@code store}; knows nothing of HTTP.
 */
@NullMarked
package io.scimserver.provisioning;

import org.jspecify.annotations.NullMarked;
