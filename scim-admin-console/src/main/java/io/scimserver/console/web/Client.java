package io.scimserver.console.web;

import java.net.URI;

/**
 * Where a request comes from.
 *
 * @param address the address of the client
 * @param site scheme, name and port under which this server is reached, without a slash at the end
 */
public record Client(String address, URI site) {}
