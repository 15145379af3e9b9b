/** Pages about who may come in: sign-in, passwords, a company's administrators. */
@NullMarked
package io.scimserver.console.administrators;

import org.jspecify.annotations.NullMarked;
