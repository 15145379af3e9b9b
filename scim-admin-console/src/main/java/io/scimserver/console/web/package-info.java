/** Shared by every page: requests, results, links, filters, templates. */
@NullMarked
package io.scimserver.console.web;

import org.jspecify.annotations.NullMarked;
