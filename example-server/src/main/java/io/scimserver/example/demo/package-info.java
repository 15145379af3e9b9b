/** Sample employees for a first look at the console. */
@NullMarked
package io.scimserver.example.demo;

import org.jspecify.annotations.NullMarked;
