/** History of changes with their authors, before and after: each user's history, and the actions of administrators. */
@NullMarked
package io.scimserver.audit;

import org.jspecify.annotations.NullMarked;
