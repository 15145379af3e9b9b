/**
 * JSON of requests and responses: strict and bounded reading, and timestamps as text. Uses the repairs of the schema;
 * knows no HTTP. Not API.
 */
@NullMarked
package io.scimserver.internal.json;

import org.jspecify.annotations.NullMarked;
