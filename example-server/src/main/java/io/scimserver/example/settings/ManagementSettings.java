package io.scimserver.example.settings;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Address and port of the management server; it may be switched off. */
public final class ManagementSettings {

    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--management-port",
            paramLabel = "<number>|off",
            defaultValue = "off",
            converter = Port.class,
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

    static final class Port implements ITypeConverter<OptionalInt> {

        @Override
        public OptionalInt convert(String text) {
            if (text.equals("off")) {
                return OptionalInt.empty();
            }
            boolean isPort = text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MAX_PORT;
            if (!isPort) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a port between 0 and " + MAX_PORT + " nor off");
            }
            return OptionalInt.of(Integer.parseInt(text));
        }
    }
}
