/** Entry point for servlet containers. Needs jersey-container-servlet and jersey-hk2 on the class path. */
@NullMarked
package io.scimserver.servlet;

import org.jspecify.annotations.NullMarked;
