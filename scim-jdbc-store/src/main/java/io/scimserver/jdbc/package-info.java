/**
 * Users, groups, tokens, settings, history and the activity log in a relational database: start with {@code
 * JdbcStores}.
 */
@NullMarked
package io.scimserver.jdbc;

import org.jspecify.annotations.NullMarked;
