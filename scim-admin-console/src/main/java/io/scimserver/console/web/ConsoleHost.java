package io.scimserver.console.web;

/** Names of the request properties by which a host tells the console what Jakarta REST has no words for. */
public final class ConsoleHost {

    /**
     * A {@link Runnable} that closes the connection of the request at once. The console runs it when a long download
     * fails on the way; without it, such a file ends with a line that says so.
     */
    public static final String CLOSE_CONNECTION = "io.scimserver.console.CloseConnection";

    private ConsoleHost() {}
}
