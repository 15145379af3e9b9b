/** Pages about the attributes of employees: definitions, the API reference, the preview. */
@NullMarked
package io.scimserver.console.schema;

import org.jspecify.annotations.NullMarked;
