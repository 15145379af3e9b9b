package io.scimserver.console;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.auth.TokenService;
import io.scimserver.console.access.Administrator;
import io.scimserver.console.access.Company;
import io.scimserver.console.access.SignIn;
import io.scimserver.console.servlet.ConsoleServlet;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryAuditStore;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.UserSchema;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An HR application in a servlet container that knows its people itself: here, by a header field that names them. */
final class HostApplication implements AutoCloseable {

    static final String ROOT = "/hr/provisioning";
    static final Company ACME = new Company("acme", "Acme");
    static final Company GLOBEX = new Company("globex", "Globex");

    private static final Map<String, Administrator> PEOPLE = Map.of(
            "ada", new Administrator("ada", List.of(ACME), false),
            "grace", new Administrator("grace", List.of(ACME, GLOBEX), false),
            "root", new Administrator("root", List.of(ACME, GLOBEX), true));

    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ScimServer scim;

    private HostApplication() {
        Clock clock = Clock.systemUTC();
        OpenedStore stores = OpenedStore.of(new InMemoryUserStores(clock))
                .withTokens(new InMemoryTokenStore())
                .withSettings(new InMemorySettingsStore())
                .withAudit(new InMemoryAuditStore())
                .withActivity(new InMemoryActivityStore());
        TokenService tokens = new TokenService(stores.tokens().orElseThrow(), clock);
        CustomSchemas schemas = new CustomSchemas(
                UserSchema.standard(),
                new CustomSchema("urn:example:custom:2.0:User", AdvertisedName.ALIAS, List.of()),
                stores.settings().orElseThrow(),
                clock);
        StoredProvisioningSwitch provisioning =
                new StoredProvisioningSwitch(State.ENABLED, stores.settings().orElseThrow(), clock);
        scim = ScimServer.builder()
                .users(stores.users())
                .settings(stores.settings().orElseThrow())
                .schemas(schemas)
                .authenticator(tokens)
                .provisioningSwitch(provisioning)
                .activity(ActivityLog.start(stores.activity().orElseThrow(), ActivitySettings.DEFAULT, clock))
                .build();
        AdminConsole console = AdminConsole.builder(scim, stores, tokens, provisioning, schemas)
                .signIn(new HeaderSignIn())
                .product("People & Co")
                .build();
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/hr");
        context.addServlet(new ServletHolder(new ConsoleServlet(console)), "/provisioning/*");
        server.setHandler(context);
    }

    static HostApplication start() throws Exception {
        HostApplication host = new HostApplication();
        host.server.start();
        return host;
    }

    /** Sends a request in the name of somebody; the empty name stands for nobody. */
    HttpResponse<String> send(String person, HttpRequest.Builder request) throws Exception {
        if (!person.isEmpty()) {
            request.header("X-Person", person);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String person, String path) throws Exception {
        return send(person, request(path));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        scim.close();
    }

    /** Sign-in of this host. */
    private static final class HeaderSignIn implements SignIn {

        @Override
        public Optional<Administrator> administrator(ContainerRequestContext request) {
            return Optional.ofNullable(request.getHeaderString("X-Person")).map(PEOPLE::get);
        }

        @Override
        public URI signInPage(ContainerRequestContext request) {
            return URI.create("/hr/login");
        }
    }
}
