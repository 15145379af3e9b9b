/** Options of the command line and the environment. */
@NullMarked
package io.scimserver.example.settings;

import org.jspecify.annotations.NullMarked;
