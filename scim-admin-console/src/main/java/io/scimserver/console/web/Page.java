package io.scimserver.console.web;

/** One page of the console. Safe for use by many threads. */
public interface Page {

    /** Shows it. */
    default Reply get(Visit visit) {
        throw new PageException(405, "This page only takes forms.");
    }

    /** Carries out what its form asks for. Called only with a form that came from this console. */
    default Reply post(Visit visit) {
        throw new PageException(405, "This page has no form.");
    }
}
