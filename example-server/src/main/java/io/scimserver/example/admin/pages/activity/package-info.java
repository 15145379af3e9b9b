/** Pages about what identity providers sent: the activity log, its export, and making it forget a person. */
@NullMarked
package io.scimserver.example.admin.pages.activity;

import org.jspecify.annotations.NullMarked;
