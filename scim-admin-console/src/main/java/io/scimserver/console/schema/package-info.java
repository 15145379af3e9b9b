/** Pages about what an employee consists of: attributes, the API reference, the preview. */
@NullMarked
package io.scimserver.console.schema;

import org.jspecify.annotations.NullMarked;
