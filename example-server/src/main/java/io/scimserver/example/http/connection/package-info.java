/**
 * Connection of a client, before there is a request for the front: strict HTTP/1.1, slow clients, memory that requests
 * hold, the access log. Uses nothing else of the front.
 */
@NullMarked
package io.scimserver.example.http.connection;

import org.jspecify.annotations.NullMarked;
