package io.scimserver.console.web;

import jakarta.ws.rs.WebApplicationException;

/** A request that a page cannot answer; shown to the visitor as a page that says why. */
public final class PageException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence for the visitor */
    public PageException(int status, String message) {
        super(message, status);
    }

    /** For what does not exist, and for what is none of the visitor's business. */
    public static PageException notFound() {
        return new PageException(404, "There is no such page.");
    }
}
