/** History in MongoDB: stored form. Not API. */
@NullMarked
package io.scimserver.mongo.internal.audit;

import org.jspecify.annotations.NullMarked;
