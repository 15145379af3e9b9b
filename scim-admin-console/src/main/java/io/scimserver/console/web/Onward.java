package io.scimserver.console.web;

/**
 * Model of the page that opens another page of the console by itself.
 *
 * @param target its path and query
 */
public record Onward(String target) {}
