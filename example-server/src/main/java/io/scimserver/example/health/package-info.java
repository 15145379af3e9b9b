/** Health of the process: what makes it unfit to go on. */
@NullMarked
package io.scimserver.example.health;

import org.jspecify.annotations.NullMarked;
