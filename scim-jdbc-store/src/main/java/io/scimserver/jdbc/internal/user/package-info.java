/** Users and groups: stored form, terms, filters and order as SQL. Not API. */
@NullMarked
package io.scimserver.jdbc.internal.user;

import org.jspecify.annotations.NullMarked;
