/** Tokens in MongoDB: stored form. Not API. */
@NullMarked
package io.scimserver.mongo.internal.token;

import org.jspecify.annotations.NullMarked;
