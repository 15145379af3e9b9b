/**
 * Activity log: the requests of identity providers, with bodies that are redacted before they are stored, and {@link
 * io.scimserver.activity.ActivityStore}, the SPI that keeps them. Uses repairs and errors of {@code schema}; knows no
 * store of users.
 */
@NullMarked
package io.scimserver.activity;

import org.jspecify.annotations.NullMarked;
