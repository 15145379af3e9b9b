/** Checks that every request passes: who sends it, whether the page is open to them, whether the form is ours. */
@NullMarked
package io.scimserver.console.filter;

import org.jspecify.annotations.NullMarked;
