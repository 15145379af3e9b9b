/** Attributes of a user as MongoDB compares them: keys, folded texts, numbers, times, entries of the index. Not API. */
@NullMarked
package io.scimserver.mongo.internal.user.form;

import org.jspecify.annotations.NullMarked;
