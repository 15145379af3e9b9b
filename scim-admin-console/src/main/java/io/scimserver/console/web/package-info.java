/** What every page of the console is made with: requests, answers, routes, templates. */
@NullMarked
package io.scimserver.console.web;

import org.jspecify.annotations.NullMarked;
