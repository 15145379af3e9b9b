/** Rendering of pages: the frame around them, style sheets and scripts, the pages of errors. */
@NullMarked
package io.scimserver.console.layout;

import org.jspecify.annotations.NullMarked;
