/** Settings. Not API. */
@NullMarked
package io.scimserver.jdbc.internal.settings;

import org.jspecify.annotations.NullMarked;
