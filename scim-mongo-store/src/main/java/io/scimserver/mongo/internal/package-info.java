/**
 * Shared by all collections: reading and writing documents, and the driver's failures as those of the SPI. Not API.
 */
@NullMarked
package io.scimserver.mongo.internal;

import org.jspecify.annotations.NullMarked;
