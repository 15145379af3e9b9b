/** Pages about what an employee consists of: attributes, the API reference, the preview. */
@NullMarked
package io.scimserver.example.admin.pages.schema;

import org.jspecify.annotations.NullMarked;
