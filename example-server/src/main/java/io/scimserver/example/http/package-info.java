/**
 * HTTP front (Grizzly) around the library and the console: addresses of clients, bodies, wrong URLs, probes, TLS.
 */
@NullMarked
package io.scimserver.example.http;

import org.jspecify.annotations.NullMarked;
