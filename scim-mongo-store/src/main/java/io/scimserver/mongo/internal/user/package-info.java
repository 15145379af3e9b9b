/** Users and groups in MongoDB: their stored form, filters and order as queries, writes that name a version. Not API. */
@NullMarked
package io.scimserver.mongo.internal.user;

import org.jspecify.annotations.NullMarked;
