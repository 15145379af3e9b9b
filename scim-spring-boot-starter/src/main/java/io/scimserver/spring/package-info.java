/**
 * Auto-configuration for Spring Boot 3.5 and 4: a SCIM server from the beans and the properties of an application.
 */
@NullMarked
package io.scimserver.spring;

import org.jspecify.annotations.NullMarked;
