/** Contract of {@link io.scimserver.store.SettingsStore}. */
@NullMarked
package io.scimserver.testkit.settings;

import org.jspecify.annotations.NullMarked;
