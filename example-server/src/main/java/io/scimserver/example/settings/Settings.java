package io.scimserver.example.settings;

import io.scimserver.ScimLimits;
import io.scimserver.ScimServerConfig;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.activity.log.PersonalData;
import io.scimserver.example.http.Tls;
import io.scimserver.example.http.WebServer;
import io.scimserver.example.http.connection.Endpoint;
import io.scimserver.limit.HourlyRateLimit;
import io.scimserver.limit.IpNetwork;
import io.scimserver.limit.RateLimit;
import io.scimserver.schema.CustomAttribute;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Settings of the server at start: command line options, or environment variables named after them. */
public final class Settings {

    static final int MAX_PORT = 65_535;

    @Option(
            names = "--host",
            paramLabel = "<address>",
            defaultValue = "127.0.0.1",
            description = "Interface to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "<number>",
            defaultValue = "8080",
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--store",
            paramLabel = "<uri>",
            description =
                    "Where users live: sqlite:<file>, memory:, mongodb://..., or that of a plug-in on the class path."
                            + " Default: sqlite:./data/scim.db.")
    private String store = defaultStore();

    @Option(
            names = "--custom-attribute",
            paramLabel = "<name>=<type>",
            description =
                    "An attribute that users have beside the standard ones, such as \"Business Unit=option\"; may be"
                            + " repeated. Types: option, date, integer, decimal, boolean, employee. Only read as long as none were changed since.")
    private Map<String, CustomAttribute.Type> customAttributes = new LinkedHashMap<>();

    @Option(
            names = "--base-url",
            paramLabel = "<url>",
            description = "The SCIM URL as clients see it, if a proxy stands in front; one without a path gets "
                    + WebServer.SCIM_ROOT + ". Default: the address it listens on; as each request is"
                    + " addressed, if it listens on all.")
    private @Nullable URI baseUrl;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "<network>",
            split = ",",
            converter = NetworkConverter.class,
            description = "Proxy, or network of proxies, that is believed whom a request comes from (Forwarded,"
                    + " X-Forwarded-For), such as 10.0.0.0/8; several with commas, or repeated. Default: none.")
    private List<IpNetwork> trustedProxies = new ArrayList<>();

    @Option(
            names = "--max-user-bytes",
            paramLabel = "<number>",
            defaultValue = "1048576",
            description = "Size of one user at most, in bytes of JSON after a change. Default: ${DEFAULT-VALUE}.")
    private int maxUserBytes;

    @Option(
            names = "--strict",
            description = "Refuse what departs from the RFCs, also where identity providers are known to do so.")
    private boolean strict;

    @Option(
            names = "--page-size",
            paramLabel = "<number>",
            description = "Users in a list for a client that does not say how many it wants. At most, and by default,"
                    + " 1000: several clients take the first list for everybody.")
    private int pageSize = ScimLimits.DEFAULT.defaultPageSize();

    @Option(
            names = "--no-cursors",
            negatable = false,
            description = "Give lists by index alone, and leave \"pagination\" out of the configuration: some older"
                    + " clients refuse a configuration with a member that they do not know.")
    private boolean noCursors;

    @Option(
            names = "--groups",
            negatable = false,
            description = "Provision groups too. Without it they are refused, and nothing advertises them.")
    private boolean groups;

    @Option(names = "--no-admin", negatable = false, description = "Leave the administration console out.")
    private boolean noAdmin;

    @Option(names = "--demo", description = "Add forty made-up employees to the first company, if it has none.")
    private boolean demo;

    @Option(
            names = "--rate-limit",
            paramLabel = "<number>/h|off",
            defaultValue = "25000/h",
            converter = NumberOrOff.Rate.class,
            description = "Operations an hour that each company may send. Default: ${DEFAULT-VALUE}.")
    private OptionalInt rateLimit = OptionalInt.empty();

    @Option(
            names = "--guard",
            paramLabel = "[<least>,]<number>,<share>%|off",
            defaultValue = "100,500,40%",
            converter = GuardOption.Converter.class,
            description =
                    "Employees of a company that may be deactivated or deleted within an hour, and members that may"
                            + " be removed from groups: the smaller of the number and the share of the employees, but at least"
                            + " the least, if it is given."
                            + " Further ones are held back until an administrator decides. Default: 100,500,40%%.")
    private GuardOption guard = new GuardOption(Optional.empty());

    @Option(
            names = "--audit-retention",
            paramLabel = "<days>|off",
            defaultValue = "365",
            converter = NumberOrOff.Days.class,
            description = "How long employees' history and the acts of administrators are kept; off: no history of"
                    + " employees is kept. Default: ${DEFAULT-VALUE} days.")
    private OptionalInt auditRetention = OptionalInt.empty();

    @Option(
            names = "--activity-retention",
            paramLabel = "<days>|off",
            defaultValue = "30",
            converter = NumberOrOff.Days.class,
            description =
                    "How long the activity log is kept; off: no request is recorded. Default: ${DEFAULT-VALUE} days.")
    private OptionalInt activityRetention = OptionalInt.empty();

    @Option(
            names = "--activity-personal-data",
            paramLabel = "all|names|none",
            defaultValue = "ALL",
            description = "How much of people's data the activity log keeps. Default: ${DEFAULT-VALUE}.")
    private PersonalData activityPersonalData = PersonalData.ALL;

    @Option(
            names = "--tls-certificate",
            paramLabel = "<file>",
            description = "PEM file with the server's certificate and those between it and its root: serve HTTPS.")
    private @Nullable Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "<file>",
            description = "PEM file with the private key of the certificate (PKCS #8, not encrypted).")
    private @Nullable Path tlsKey;

    /** Reads each option that is not given from its environment variable: {@code --base-url} SCIM_BASE_URL. */
    public static void readEnvironment(CommandLine command, Map<String, String> environment) {
        command.setDefaultValueProvider(argument -> fromEnvironment(argument, environment));
    }

    /** @throws ParameterException if a value makes no sense, or not beside the others */
    public void check(CommandLine command) {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(command, "--port must be between 0 and " + MAX_PORT + ", not " + port);
        }
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new ParameterException(command, "--tls-certificate and --tls-key are only of use together");
        }
        if (maxUserBytes < 1) {
            throw new ParameterException(command, "--max-user-bytes must be at least 1, not " + maxUserBytes);
        }
        if (pageSize < 1 || pageSize > ScimLimits.DEFAULT.pageSize()) {
            throw new ParameterException(
                    command,
                    "--page-size must be between 1 and " + ScimLimits.DEFAULT.pageSize() + ", not " + pageSize);
        }
        if (baseUrl != null && !isPublicUrl(baseUrl)) {
            throw new ParameterException(
                    command, "--base-url must be an http or https URL without query and fragment, not " + baseUrl);
        }
    }

    public String store() {
        return store;
    }

    /** Returns the settings of the activity log; empty if there is none. */
    public Optional<ActivitySettings> activity() {
        return days(activityRetention)
                .map(days -> ActivitySettings.DEFAULT
                        .withRetention(Duration.ofDays(days))
                        .withPersonalData(activityPersonalData));
    }

    /** Returns the limit of the operations that each company may send. */
    public RateLimit rateLimit(Clock clock) {
        return rateLimit.isPresent() ? new HourlyRateLimit(rateLimit.getAsInt(), clock) : RateLimit.UNLIMITED;
    }

    public GuardOption guard() {
        return guard;
    }

    /** Returns true if there is an administration console. */
    public boolean hasConsole() {
        return !noAdmin;
    }

    /** Returns true if the first company gets sample employees. */
    public boolean isDemo() {
        return demo;
    }

    /** Returns the default store, a file in the data folder. */
    public static String defaultStore() {
        return "sqlite:" + dataFolder() + "/scim.db";
    }

    /** Returns the default folder for the data that this server keeps itself. */
    public static String dataFolder() {
        return System.getProperty("scim.data", "./data");
    }

    /** @throws IllegalArgumentException if a name cannot be one */
    public List<CustomAttribute> customAttributes() {
        return customAttributes.entrySet().stream()
                .map(attribute -> CustomAttribute.named(attribute.getKey(), attribute.getValue()))
                .toList();
    }

    /** Returns the retention of the history; empty if no history of employees is kept. */
    public Optional<Period> auditRetention() {
        return days(auditRetention).map(Period::ofDays);
    }

    public Endpoint endpoint() {
        Path certificate = tlsCertificate;
        Path key = tlsKey;
        return new Endpoint(
                host,
                port,
                certificate == null || key == null ? Optional.empty() : Optional.of(Tls.of(certificate, key)),
                certificate != null || (baseUrl != null && "https".equalsIgnoreCase(baseUrl.getScheme())),
                trustedProxies);
    }

    /** Returns true if groups are provisioned. */
    public boolean hasGroups() {
        return groups;
    }

    public ScimServerConfig scimConfig() {
        ScimServerConfig config = ScimServerConfig.DEFAULT.withLimits(
                ScimLimits.DEFAULT.withUserBytes(maxUserBytes).withDefaultPageSize(pageSize));
        if (noCursors) {
            config = config.withoutCursors();
        }
        if (strict) {
            config = config.withRepairs(Set.of());
        }
        return baseUrl == null ? config : config.withBaseUrl(scimRoot(baseUrl));
    }

    /** Reads a network as the command line has it. */
    static final class NetworkConverter implements ITypeConverter<IpNetwork> {

        @Override
        public IpNetwork convert(String text) {
            try {
                return IpNetwork.parse(text.strip());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static Optional<Integer> days(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static URI scimRoot(URI url) {
        String text = url.toString().replaceAll("/+$", "");
        String path = url.getPath().replaceAll("/+$", "");
        return URI.create(path.isEmpty() ? text + WebServer.SCIM_ROOT : text);
    }

    private static boolean isPublicUrl(URI url) {
        String scheme = url.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && url.getHost() != null
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    private static @Nullable String fromEnvironment(ArgSpec argument, Map<String, String> environment) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().replaceFirst("^--", "SCIM-").replace('-', '_');
        String value = environment.get(name.toUpperCase(Locale.ROOT));
        return value == null || value.isEmpty() ? null : value;
    }
}
