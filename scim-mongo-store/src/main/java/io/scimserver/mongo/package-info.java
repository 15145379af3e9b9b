/**
 * Users and tokens in MongoDB: start with {@link io.scimserver.mongo.MongoUserStores}, which is given a database of a
 * client that stays the application's own.
 */
@NullMarked
package io.scimserver.mongo;

import org.jspecify.annotations.NullMarked;
