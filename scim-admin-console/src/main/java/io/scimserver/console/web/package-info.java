/** Shared by every page: requests, results, links, cookies. */
@NullMarked
package io.scimserver.console.web;

import org.jspecify.annotations.NullMarked;
