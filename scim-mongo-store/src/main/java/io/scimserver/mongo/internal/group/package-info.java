/** Groups in MongoDB: their members, and changes that stay whole without transactions. Not API. */
@NullMarked
package io.scimserver.mongo.internal.group;

import org.jspecify.annotations.NullMarked;
