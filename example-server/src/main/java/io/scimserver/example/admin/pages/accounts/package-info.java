/** Pages about who may come in: sign-in, passwords, a company's administrators. */
@NullMarked
package io.scimserver.example.admin.pages.accounts;

import org.jspecify.annotations.NullMarked;
