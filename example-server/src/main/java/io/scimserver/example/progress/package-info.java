/** Progress of long commands: a bar in a terminal, lines elsewhere. */
@NullMarked
package io.scimserver.example.progress;

import org.jspecify.annotations.NullMarked;
