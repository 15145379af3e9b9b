/** Activity log in MongoDB: stored form, counts of days, search. Not API. */
@NullMarked
package io.scimserver.mongo.internal.activity;

import org.jspecify.annotations.NullMarked;
