package io.scimserver.console.web;

/** Names of the request properties by which a host and the console tell each other what Jakarta REST has no words for. */
public final class ConsoleHost {

    /**
     * A {@link Runnable} that closes the connection of the request at once. The console runs it when a long download
     * fails on the way; without it, such a file ends with a line that says so.
     */
    public static final String CLOSE_CONNECTION = "io.scimserver.console.CloseConnection";

    /** The {@link io.scimserver.console.access.Administrator} who sent the request; the console sets it for the host's log. */
    public static final String ADMINISTRATOR = "io.scimserver.console.Administrator";

    private ConsoleHost() {}
}
