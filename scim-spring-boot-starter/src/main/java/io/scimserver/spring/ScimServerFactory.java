package io.scimserver.spring;

import io.scimserver.OpenedStore;
import io.scimserver.ScimServer;
import io.scimserver.ScimServerBuilder;
import io.scimserver.ScimServerConfig;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.auth.Authenticator;
import io.scimserver.auth.ThrottledAuthenticator;
import io.scimserver.auth.TokenService;
import io.scimserver.guard.ChangeGuardConfig;
import io.scimserver.limit.RateLimit;
import io.scimserver.limit.SourceLimit;
import io.scimserver.provisioning.GroupListener;
import io.scimserver.provisioning.PasswordHandler;
import io.scimserver.provisioning.ProtectedUsers;
import io.scimserver.provisioning.ProvisioningListener;
import io.scimserver.provisioning.ProvisioningSwitch;
import io.scimserver.provisioning.UnknownMembers;
import io.scimserver.provisioning.UserPolicy;
import io.scimserver.schema.UserSchemas;
import io.scimserver.store.StoreException;
import io.scimserver.tenant.Tenant;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;

/** Factory of the server: the properties, and every bean of the application that has a place in it. */
final class ScimServerFactory {

    /**
     * Limit of failed authentications, five a second: an identity provider whose token has expired sees that error for
     * a while before it is told to wait.
     */
    private static final int FAILURES_PER_MINUTE = 300;

    private final ScimProperties properties;
    private final Clock clock;
    private final BeanFactory beans;

    ScimServerFactory(ScimProperties properties, Clock clock, BeanFactory beans) {
        this.properties = properties;
        this.clock = clock;
        this.beans = beans;
    }

    ScimServer create(OpenedStore stores, RateLimit rateLimit) {
        ScimServerBuilder server = ScimServer.builder()
                .users(stores.users())
                .settings(stores.settings().orElseThrow())
                .authenticator(new ThrottledAuthenticator(authenticator(), new SourceLimit(FAILURES_PER_MINUTE, clock)))
                .rateLimit(rateLimit)
                .rehire(properties.rehire())
                .config(config())
                .clock(clock);
        applyStores(server, stores);
        applyPolicies(server);
        all(ProvisioningListener.class).forEach(server::listener);
        all(GroupListener.class).forEach(server::groupListener);
        all(ScimServerCustomizer.class).forEach(customizer -> customizer.customize(server));
        return verified(server);
    }

    /** Returns the server, whose parts are checked for the tenant of the properties, if they name one by a token. */
    private ScimServer verified(ScimServerBuilder server) {
        try {
            ScimServer scim = server.build();
            scim.verify();
            if (!properties.token().isEmpty()) {
                scim.verify(new Tenant(properties.tenant()));
            }
            return scim;
        } catch (IllegalStateException e) {
            throw new ScimStartupException(
                    "The SCIM server cannot start: " + e.getMessage() + ".",
                    "Correct the bean or the dependency that the description names.",
                    e);
        } catch (StoreException e) {
            throw new ScimStartupException(
                    "The store of SCIM users cannot be used: " + e.getMessage(),
                    "Start its database, and check its address, user and password.",
                    e);
        }
    }

    /** Returns the authenticator of the application; without one, the service for tokens. */
    private Authenticator authenticator() {
        List<Authenticator> all = all(Authenticator.class);
        List<Authenticator> own =
                all.stream().filter(each -> !(each instanceof TokenService)).toList();
        if (own.size() > 1) {
            throw new ScimStartupException(
                    "There are " + own.size() + " beans of Authenticator.",
                    "Declare one bean of Authenticator, which may ask the others.");
        }
        return own.isEmpty() ? all.get(0) : own.get(0);
    }

    private ScimServerConfig config() {
        ScimServerConfig config = one(ScimServerConfig.class).orElse(ScimServerConfig.DEFAULT);
        ScimServerConfig repairing = properties.strict() ? config.withRepairs(Set.of()) : config;
        URI url = properties.baseUrl();
        return url == null ? repairing : withBaseUrl(repairing, url);
    }

    private static ScimServerConfig withBaseUrl(ScimServerConfig config, URI url) {
        try {
            return config.withBaseUrl(url);
        } catch (IllegalArgumentException e) {
            throw new ScimStartupException(
                    "The property scim.base-url is \"" + url + "\", which identity providers cannot use.",
                    "Set it to the public URL of the SCIM root, such as https://hr.example.com/scim/v2.",
                    e);
        }
    }

    private void applyStores(ScimServerBuilder server, OpenedStore stores) {
        if (properties.history().enabled()) {
            stores.audit().ifPresent(server::audit);
        }
        if (properties.activity().enabled()) {
            ActivitySettings kept = one(ActivitySettings.class)
                    .orElseGet(() -> ActivitySettings.DEFAULT.withRetention(
                            properties.activity().retention()));
            stores.activity()
                    .map(store -> one(ActivityLog.class).orElseGet(() -> ActivityLog.start(store, kept, clock)))
                    .ifPresent(server::activity);
        }
        if (properties.groups()) {
            server.groups(stores.groups()
                    .orElseThrow(() -> new ScimStartupException(
                            "The property scim.groups is true, and the store keeps no groups.",
                            "Declare a bean of GroupStores, or set scim.groups to false.")));
        }
    }

    private void applyPolicies(ScimServerBuilder server) {
        one(UserSchemas.class).ifPresent(server::schemas);
        one(ProvisioningSwitch.class).ifPresent(server::provisioningSwitch);
        one(PasswordHandler.class).ifPresent(server::passwords);
        one(UnknownMembers.class).ifPresent(server::unknownMembers);
        one(ChangeGuardConfig.class).ifPresent(server::changeGuard);
        if (!properties.changeGuard()) {
            server.withoutChangeGuard();
        }
        all(UserPolicy.class).forEach(server::policy);
        List<ProtectedUsers> protectors = all(ProtectedUsers.class);
        server.protectedUsers((tenant, user) -> protectors.stream()
                .flatMap(protector -> protector.reasonToKeep(tenant, user).stream())
                .findFirst());
    }

    private <T> List<T> all(Class<T> type) {
        return beans.getBeanProvider(type).orderedStream().toList();
    }

    private <T> Optional<T> one(Class<T> type) {
        return Optional.ofNullable(beans.getBeanProvider(type).getIfAvailable());
    }
}
