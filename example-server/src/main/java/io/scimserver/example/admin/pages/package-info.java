/** The pages of the console: each a small class and a template. */
@NullMarked
package io.scimserver.example.admin.pages;

import org.jspecify.annotations.NullMarked;
