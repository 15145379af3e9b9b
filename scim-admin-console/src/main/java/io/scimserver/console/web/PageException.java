package io.scimserver.console.web;

/** A request that a page cannot answer; shown to the visitor as a page that says why. */
public final class PageException extends RuntimeException {

    private final int status;

    /** @param message a sentence for the visitor */
    public PageException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** For what does not exist, and for what is none of the visitor's business. */
    public static PageException notFound() {
        return new PageException(404, "There is no such page.");
    }

    public int status() {
        return status;
    }

    /** What the visitor is told. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
