package io.scimserver.console.web;

import java.util.Optional;

/**
 * What a page of an error shows.
 *
 * @param heading what happened, in a few words
 * @param text a sentence for the visitor
 * @param id under which the log holds more
 */
public record ErrorModel(String heading, String text, Optional<String> id) {}
