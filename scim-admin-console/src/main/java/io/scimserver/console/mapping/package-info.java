/** Attributes that the identity provider of a company sends, and what becomes of them. */
@NullMarked
package io.scimserver.console.mapping;

import org.jspecify.annotations.NullMarked;
