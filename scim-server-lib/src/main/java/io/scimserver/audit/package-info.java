/** Who changed what, before and after: each employee's history, and what administrators did. */
@NullMarked
package io.scimserver.audit;

import org.jspecify.annotations.NullMarked;
