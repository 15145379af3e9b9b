/** SCIM over HTTP: endpoints, filters and mappers of the Jakarta REST application. Not API. */
@NullMarked
package io.scimserver.internal.http;

import org.jspecify.annotations.NullMarked;
