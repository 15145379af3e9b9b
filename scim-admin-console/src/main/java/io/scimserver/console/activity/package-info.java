/** Pages about requests of identity providers: the log, its export, the connection check, making it forget a person. */
@NullMarked
package io.scimserver.console.activity;

import org.jspecify.annotations.NullMarked;
