/** Contract of {@link io.scimserver.audit.AuditStore}. */
@NullMarked
package io.scimserver.testkit.audit;

import org.jspecify.annotations.NullMarked;
