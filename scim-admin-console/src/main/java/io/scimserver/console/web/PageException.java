package io.scimserver.console.web;

import jakarta.ws.rs.WebApplicationException;

/** Failure of a page to handle a request; shown to the visitor as a page that says why. */
public final class PageException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence for the visitor */
    public PageException(int status, String message) {
        super(message, status);
    }

    /** Returns the exception for a page that does not exist, and for one that the visitor may not see. */
    public static PageException notFound() {
        return new PageException(404, "There is no such page.");
    }
}
