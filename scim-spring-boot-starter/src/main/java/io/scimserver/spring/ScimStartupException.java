package io.scimserver.spring;

/** Failure to start with a fix that the developer can make. */
final class ScimStartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param description what is wrong, in one sentence
     * @param action what to change, in one sentence
     */
    ScimStartupException(String description, String action) {
        super(description);
        this.action = action;
    }

    ScimStartupException(String description, String action, RuntimeException cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
