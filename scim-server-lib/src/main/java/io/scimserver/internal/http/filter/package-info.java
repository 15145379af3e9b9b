/**
 * Filters that every request passes: authentication, the switch, limits, the form of the body, the record for the
 * activity log. Uses no endpoint. Not API.
 */
@NullMarked
package io.scimserver.internal.http.filter;

import org.jspecify.annotations.NullMarked;
