/** Shared by the pages of all areas: menu, confirmations, times and counts in words. */
@NullMarked
package io.scimserver.console.page;

import org.jspecify.annotations.NullMarked;
