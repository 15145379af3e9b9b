/** Contract of {@link io.scimserver.activity.ActivityStore}. */
@NullMarked
package io.scimserver.testkit.activity;

import org.jspecify.annotations.NullMarked;
