/** Metrics and the management port that serves them. */
@NullMarked
package io.scimserver.example.metrics;

import org.jspecify.annotations.NullMarked;
