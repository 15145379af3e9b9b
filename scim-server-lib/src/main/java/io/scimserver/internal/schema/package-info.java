/**
 * Schema at work: names to attributes, values to the types of the schema, resources to the parts a client asked for.
 * Not API.
 */
@NullMarked
package io.scimserver.internal.schema;

import org.jspecify.annotations.NullMarked;
