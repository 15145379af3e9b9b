/**
 * Measurement of the cost of a request to the packaged server, beside a server that does no more than HTTP and JSON.
 */
@NullMarked
package io.scimserver.benchmarks;

import org.jspecify.annotations.NullMarked;
