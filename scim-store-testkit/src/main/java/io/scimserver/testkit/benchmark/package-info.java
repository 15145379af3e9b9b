/** Measurement of a store: the same steps for each, at growing sizes. */
@NullMarked
package io.scimserver.testkit.benchmark;

import org.jspecify.annotations.NullMarked;
