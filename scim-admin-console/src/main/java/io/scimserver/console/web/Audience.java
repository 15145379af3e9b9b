package io.scimserver.console.web;

/** Who may see a page. */
public enum Audience {
    /** Everybody, signed in or not. */
    EVERYBODY,
    /** Whoever is signed in; if the path names a company, only those who administer it. */
    ADMINISTRATORS,
    /** Those who manage all companies. */
    OPERATORS
}
