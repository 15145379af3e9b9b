/** Activity log: stored form, terms, counts of days. Not API. */
@NullMarked
package io.scimserver.jdbc.internal.activity;

import org.jspecify.annotations.NullMarked;
