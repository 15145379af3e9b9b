package io.scimserver;

import com.unboundid.scim2.common.annotations.Attribute;
import com.unboundid.scim2.common.annotations.Schema;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.types.AttributeDefinition.Uniqueness;
import io.scimserver.audit.AuditActor;
import io.scimserver.audit.AuditEvent;
import io.scimserver.audit.AuditQuery;
import io.scimserver.audit.AuditStore;
import io.scimserver.audit.AuditSubject;
import io.scimserver.audit.AuditTrail;
import io.scimserver.auth.AuthenticationRequest;
import io.scimserver.auth.Authenticator;
import io.scimserver.auth.IssuedToken;
import io.scimserver.auth.ThrottledAuthenticator;
import io.scimserver.auth.TokenService;
import io.scimserver.auth.TokenTerms;
import io.scimserver.guard.ChangeGuard;
import io.scimserver.guard.ChangeGuardState;
import io.scimserver.guard.GuardedChange;
import io.scimserver.limit.HourlyRateLimit;
import io.scimserver.limit.SourceLimit;
import io.scimserver.memory.InMemoryResourceStores;
import io.scimserver.memory.InMemorySettingsStore;
import io.scimserver.memory.InMemoryTokenStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.provisioning.GroupChange;
import io.scimserver.provisioning.GroupListener;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.ProvisioningSwitch.State;
import io.scimserver.provisioning.Rehire;
import io.scimserver.provisioning.RolesChange;
import io.scimserver.provisioning.StoredGroupSettings;
import io.scimserver.provisioning.StoredProvisioningSwitch;
import io.scimserver.provisioning.UserChange;
import io.scimserver.provisioning.UserPolicy;
import io.scimserver.provisioning.UserReferences;
import io.scimserver.schema.CustomAttribute;
import io.scimserver.schema.CustomSchema;
import io.scimserver.schema.CustomSchema.AdvertisedName;
import io.scimserver.schema.CustomSchemas;
import io.scimserver.schema.ResourceType;
import io.scimserver.schema.ScimErrorException;
import io.scimserver.schema.UserSchema;
import io.scimserver.servlet.ScimServlet;
import io.scimserver.store.SettingsStore;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStores;
import io.scimserver.tenant.Access;
import io.scimserver.tenant.Caller;
import io.scimserver.tenant.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Code of docs/embedding.md. */
final class EmbeddingExample {

    private final Clock clock = Clock.systemUTC();
    private final UserStores users = new InMemoryUserStores(clock);
    private final SettingsStore settings = new InMemorySettingsStore();
    private final TokenService tokens = new TokenService(new InMemoryTokenStore(), clock);

    // docs: build
    ScimServer build() {
        CustomSchema companyAttributes = new CustomSchema(
                "urn:example:params:scim:schemas:extension:hr:2.0:User",
                AdvertisedName.ALIAS,
                List.of(CustomAttribute.named("Business Unit", CustomAttribute.Type.OPTION)));
        return ScimServer.builder()
                .users(users)
                .authenticator(tokens)
                .settings(settings)
                .schemas(new CustomSchemas(UserSchema.standard(), companyAttributes, settings, clock))
                .listener(new Offboarding())
                .rehire(Rehire.BY_EXTERNAL_ID_OR_USER_NAME)
                .config(ScimServerConfig.DEFAULT.withBaseUrl(URI.create("https://hr.example.com/scim/v2")))
                .build();
    }
    // end

    // docs: token
    String issueToken(Tenant company) {
        IssuedToken issued = tokens.issue(new TokenTerms(company, "Entra ID", Access.READ_WRITE));
        return issued.secret();
    }
    // end

    // docs: servlet
    Server mountServlet(ScimServer scim) throws Exception {
        ServletContextHandler hr = new ServletContextHandler("/hr");
        hr.addServlet(new ScimServlet(scim), "/scim/v2/*");
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(hr);
        server.start();
        return server;
    }
    // end

    // docs: mount
    HttpServer mount(ScimServer scim) {
        return GrizzlyHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:0/scim/v2/"), ResourceConfig.forApplication(scim.application()));
    }
    // end

    // docs: listener
    static final class Offboarding implements ProvisioningListener {

        @Override
        public void created(Caller by, StoredUser user) {
            System.out.println("welcome " + user.id() + " of " + by.tenant().id());
        }

        @Override
        public void deactivated(Caller by, UserChange change) {
            System.out.println("end the sessions of " + change.after().id());
        }
    }
    // end

    // docs: groups
    static ScimServer withGroups(OpenedStore stores, Authenticator tokens) {
        return ScimServer.builder()
                .users(stores.users())
                .authenticator(tokens)
                .groups(stores.groups().orElseThrow())
                .groupListener(new Teams())
                .build();
    }

    static final class Teams implements GroupListener {

        @Override
        public void changed(Caller by, GroupChange change) {
            System.out.println(
                    change.joined() + " have the role of " + change.after().id());
        }
    }
    // end

    // docs: roles
    static ScimServer withRoles(OpenedStore stores, Authenticator tokens, StoredGroupSettings groups) {
        return ScimServer.builder()
                .users(stores.users())
                .authenticator(tokens)
                .groups(stores.groups().orElseThrow())
                .groupSettings(groups)
                .listener(new Permissions())
                .build();
    }

    static void mapManagers(StoredGroupSettings groups, Tenant company, String groupId) {
        groups.setRole(company, groupId, "manager");
    }

    static final class Permissions implements ProvisioningListener {

        @Override
        public void rolesChanged(Caller by, RolesChange change) {
            String user = change.user().id();
            change.gained().names().forEach(role -> System.out.println(user + " became " + role));
            change.lost().names().forEach(role -> System.out.println(user + " is no " + role + " any more"));
        }
    }
    // end

    // docs: devices
    @Schema(id = "urn:example:schemas:Device", name = "Device", description = "A device of an employee")
    public static final class Device {

        @Attribute(description = "Number on its back", isRequired = true, uniqueness = Uniqueness.SERVER)
        private String serialNumber = "";

        public String getSerialNumber() {
            return serialNumber;
        }

        public void setSerialNumber(String number) {
            serialNumber = number;
        }
    }

    static ScimServer withDevices(UserStores users, Authenticator tokens) {
        UserSchema devices = UserSchema.of(io.scimserver.schema.Schema.from(Device.class));
        return ScimServer.builder()
                .users(users)
                .authenticator(tokens)
                .resources(
                        new ResourceType("Device", "Devices"),
                        devices,
                        new InMemoryResourceStores(devices, Clock.systemUTC()))
                .build();
    }
    // end

    // docs: manager
    Optional<StoredUser> managerOf(Tenant company, StoredUser user) {
        String manager = user.attributes()
                .tree()
                .path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                .path("manager")
                .path("value")
                .asText();
        return new UserReferences(users).resolve(company, manager);
    }
    // end

    // docs: change guard
    static ChangeGuardState decide(ScimServer scim, Tenant company) {
        ChangeGuard guard = scim.changeGuard().orElseThrow();
        ChangeGuardState state = guard.state(company, GuardedChange.REMOVAL); // counts, since when, who would be hit
        guard.allow(company, GuardedChange.REMOVAL, "Grace"); // such changes: for two days, any number
        guard.refuse(company, GuardedChange.REMOVAL, "Grace"); // keep refusing until further notice
        guard.reset(company, GuardedChange.REMOVAL); // the cause is corrected: count from zero
        return state;
    }
    // end

    // docs: audit
    static void audit(AuditStore auditStore, Clock clock, Tenant company, String id, String employeeId) {
        AuditTrail trail = new AuditTrail(auditStore, clock);
        trail.record(AuditEvent.of(
                company, AuditActor.administrator("Grace"), new AuditSubject("token", id, "Okta"), "revoked"));
        trail.list(AuditQuery.of(company, 50).about(employeeId)); // newest first; olderThan(lastId) for the next page
        trail.erase(company, employeeId, AuditActor.administrator("Grace")); // values and name go, the facts stay
    }
    // end

    // docs: protectedOwners
    ScimServer withProtectedOwners(StoredProvisioningSwitch companies, Set<String> accountOwners) {
        return ScimServer.builder()
                .users(users)
                .settings(settings)
                .provisioningSwitch(companies)
                .rateLimit(new HourlyRateLimit(5_000, clock))
                .authenticator(new ThrottledAuthenticator(tokens, new SourceLimit(300, clock)))
                .protectedUsers((company, user) -> accountOwners.contains(user.id())
                        ? Optional.of("This employee owns the account.")
                        : Optional.empty())
                .build();
    }
    // end

    // docs: policy
    /** Rules of this application about its employees. */
    record CompanyRules(String mailDomain, Set<String> costCentres) implements UserPolicy {

        @Override
        public UserDocument beforeCreate(Caller by, UserDocument user) {
            if (!user.member("userName").asText().endsWith("@" + mailDomain)) {
                throw ScimErrorException.invalidValue("Only people of " + mailDomain + " are provisioned.");
            }
            return withKnownCostCentre(user);
        }

        @Override
        public UserDocument beforeUpdate(Caller by, StoredUser before, UserDocument after) {
            String number = enterprise(before.attributes(), "employeeNumber");
            if (!number.isEmpty() && !number.equals(enterprise(after, "employeeNumber"))) {
                throw ScimErrorException.mutability("An employee number stays as it is.");
            }
            boolean isMoved = !enterprise(before.attributes(), "costCenter").equals(enterprise(after, "costCenter"));
            return isMoved ? withKnownCostCentre(after) : after; // who has an old one can still be deactivated
        }

        private UserDocument withKnownCostCentre(UserDocument user) {
            String costCentre = enterprise(user, "costCenter");
            if (!costCentre.isEmpty() && !costCentres.contains(costCentre)) {
                throw ScimErrorException.invalidValue("There is no cost centre " + costCentre + ".");
            }
            return user;
        }

        private static String enterprise(UserDocument user, String attribute) {
            return user.member("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                    .path(attribute)
                    .asText();
        }
    }
    // end

    // docs: rules
    static ScimServerBuilder withRules(ScimServerBuilder server) {
        return server.policy(new CompanyRules("example.com", Set.of("CC-1", "CC-2")));
    }
    // end

    // docs: switch
    StoredProvisioningSwitch companies() {
        return new StoredProvisioningSwitch(State.DISABLED, settings, clock);
    }

    static void enable(StoredProvisioningSwitch companies, Tenant company) {
        companies.set(company, State.ENABLED, "Grace");
    }
    // end

    // docs: directory
    static StoredUser promote(ScimServer scim, Tenant company, String userName) throws ScimException {
        TenantUsers employees = scim.users(new Caller(company, "hr", "HR application", Access.READ_WRITE));
        UserSearch search =
                UserSearch.ALL.matching(Filter.eq("userName", userName).toString());
        StoredUser employee = employees.search(search).users().get(0);
        PatchRequest change = new PatchRequest(PatchOperation.replace("title", "Head of Engines"));
        return employees.patch(employee.id(), employee.version(), change);
    }
    // end

    // docs: address
    static jakarta.servlet.Filter clientAddress(Set<String> ownProxies) {
        return (request, response, chain) -> {
            List<String> forwarded = Collections.list(((HttpServletRequest) request).getHeaders("X-Forwarded-For"));
            if (ownProxies.contains(request.getRemoteAddr()) && !forwarded.isEmpty()) {
                // The proxy has added the last address; those before it may be made up.
                String addresses = forwarded.get(forwarded.size() - 1);
                String last =
                        addresses.substring(addresses.lastIndexOf(',') + 1).strip();
                request.setAttribute(AuthenticationRequest.ADDRESS_PROPERTY, last);
            }
            chain.doFilter(request, response);
        };
    }
    // end

    // docs: closing
    static UserSchema withRequired() {
        return UserSchema.standard()
                .requiring(
                        "title",
                        "name.familyName",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter");
    }

    static void start(ScimServer scim, List<Tenant> companies) {
        companies.forEach(scim::verify); // throws before the first request of an identity provider would fail
    }

    static void stop(Server container, ScimServer scim, OpenedStore stores) throws Exception {
        container.stop(); // completes the requests in flight
        scim.close(); // writes what was recorded, at most ten seconds long
        stores.close();
    }
    // end
}
