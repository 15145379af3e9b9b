/**
 * Entries of the activity log, which are the requests of identity providers, and {@link
 * io.scimserver.activity.ActivityStore}, the SPI that keeps them. Uses repairs and errors of {@code schema}; knows no
 * store of users.
 */
@NullMarked
package io.scimserver.activity;

import org.jspecify.annotations.NullMarked;
