/** Contract of values: documents come back as they were stored, or are refused. */
@NullMarked
package io.scimserver.testkit.user.value;

import org.jspecify.annotations.NullMarked;
