/** History: stored form and terms. Not API. */
@NullMarked
package io.scimserver.jdbc.internal.audit;

import org.jspecify.annotations.NullMarked;
