/**
 * The pages of the console, each a small class and a template. Every area has a package with a class that lists its
 * routes; what they share is here.
 */
@NullMarked
package io.scimserver.console.page;

import org.jspecify.annotations.NullMarked;
