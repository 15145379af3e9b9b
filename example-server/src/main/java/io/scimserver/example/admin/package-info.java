/** The administration console: what it consists of, and its place in the web server. */
@NullMarked
package io.scimserver.example.admin;

import org.jspecify.annotations.NullMarked;
