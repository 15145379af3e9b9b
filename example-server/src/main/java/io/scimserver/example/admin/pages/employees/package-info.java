/** Pages about employees: the list, and each of them. */
@NullMarked
package io.scimserver.example.admin.pages.employees;

import org.jspecify.annotations.NullMarked;
