/**
 * Users, groups, tokens, settings, history and the activity log in MongoDB: start with {@link
 * io.scimserver.mongo.MongoStoresProvider#open}.
 */
@NullMarked
package io.scimserver.mongo;

import org.jspecify.annotations.NullMarked;
