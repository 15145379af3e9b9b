/** The companies, and who administers them. */
@NullMarked
package io.scimserver.example.admin.directory;

import org.jspecify.annotations.NullMarked;
