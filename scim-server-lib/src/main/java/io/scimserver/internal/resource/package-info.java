/** Parts that are the same for resources of every type: the model of a schema, versions, preconditions. */
@NullMarked
package io.scimserver.internal.resource;

import org.jspecify.annotations.NullMarked;
