/**
 * Edits of a PATCH, and their application to the tree of a user. Uses the schema; knows neither paths as text nor
 * filters as text. Not API.
 */
@NullMarked
package io.scimserver.internal.patch.edit;

import org.jspecify.annotations.NullMarked;
