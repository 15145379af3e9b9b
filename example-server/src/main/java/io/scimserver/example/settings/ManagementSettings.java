package io.scimserver.example.settings;

import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Address and port of the management server; it may be switched off. */
public final class ManagementSettings {

    @Option(
            names = "--management-port",
            paramLabel = "<number>|off",
            defaultValue = "off",
            converter = NumberOrOff.Port.class,
            description =
                    "Port with metrics (/metrics) and health probes; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private OptionalInt port = OptionalInt.empty();

    @Option(
            names = "--management-host",
            paramLabel = "<address>",
            defaultValue = "127.0.0.1",
            description = "Interface of the management port, which asks for no token. Default: ${DEFAULT-VALUE}.")
    private String host = "";

    public String host() {
        return host;
    }

    /** Returns the port; empty: there is no management server. */
    public OptionalInt port() {
        return port;
    }
}
