/**
 * People and attributes that need an administrator: a short list for each tenant, kept up to date from the recorded
 * requests. Uses the SPI {@code store} to keep the list, and to look for twins and missing managers.
 */
@NullMarked
package io.scimserver.activity.attention;

import org.jspecify.annotations.NullMarked;
