package io.scimserver.spring;

import io.scimserver.limit.HourlyRateLimit;
import io.scimserver.provisioning.Rehire;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the SCIM server.
 *
 * @param enabled Whether the application has a SCIM server.
 * @param basePath Path of the SCIM root, below the context path of the application.
 * @param baseUrl Public URL of the SCIM root, as identity providers enter it. By default, URLs are made from the address
 *     that a request was sent to.
 * @param strict Whether known deviations of identity providers from the RFCs are refused instead of repaired.
 * @param groups Whether identity providers may manage groups. The store has to keep groups.
 * @param rateLimit Number of requests that each tenant may send within an hour. 0 switches the limit off.
 * @param changeGuard Whether mass deactivations are held back until an administrator decides.
 * @param rehire Action for a new user who matches an inactive one.
 * @param token Bearer token that is accepted beside issued ones, at least 32 characters.
 * @param tenant Tenant that the token gives access to, and whose users the console shows.
 * @param store Place of everything that no bean of the application keeps. By default, the database that there is a bean
 *     for.
 * @param createSchema Whether missing tables of the JDBC store are created at the start.
 * @param mongoDatabase Name of the MongoDB database.
 * @param activity Activity log.
 * @param history History of users.
 * @param security Spring Security.
 * @param console Administration console.
 */
@ConfigurationProperties("scim")
public record ScimProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("/scim/v2") String basePath,
        @Nullable URI baseUrl,
        @DefaultValue("false") boolean strict,
        @DefaultValue("false") boolean groups,
        @DefaultValue("" + HourlyRateLimit.DEFAULT_PER_HOUR) int rateLimit,
        @DefaultValue("true") boolean changeGuard,
        @DefaultValue("never") Rehire rehire,
        @DefaultValue("") String token,
        @DefaultValue("default") String tenant,
        @Nullable StoreKind store,
        @DefaultValue("true") boolean createSchema,
        @DefaultValue("scim") String mongoDatabase,
        @DefaultValue Activity activity,
        @DefaultValue History history,
        @DefaultValue Security security,
        @DefaultValue Console console) {

    /** Kind of the store that keeps what no bean of the application keeps. */
    public enum StoreKind {
        /** A relational database, by the {@code DataSource} of the application. */
        JDBC,
        /** MongoDB, by the {@code MongoClient} of the application. */
        MONGO,
        /** The memory of the process, for tests and trials: everything is lost at its end. */
        MEMORY
    }

    /**
     * Properties of the activity log.
     *
     * @param enabled Whether requests are recorded, if the store keeps an activity log.
     * @param retention Time for which requests are kept.
     */
    public record Activity(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("30d") Duration retention) {}

    /**
     * Properties of the history of users.
     *
     * @param enabled Whether changes of users are recorded, if the store keeps a history.
     */
    public record History(@DefaultValue("true") boolean enabled) {}

    /**
     * Properties for Spring Security.
     *
     * @param enabled Whether the SCIM root has a security filter chain of its own, which leaves authentication to the
     *     SCIM server.
     */
    public record Security(@DefaultValue("true") boolean enabled) {}

    /**
     * Properties of the administration console.
     *
     * @param enabled Whether the application has the console.
     * @param path Path of the console, below the context path of the application.
     * @param role Role of the application that may enter.
     * @param signInPage Page to which visitors without that role are sent.
     * @param company Name of the tenant on the pages. By default, its id.
     * @param product Name of the application on the pages.
     */
    public record Console(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("/provisioning") String path,
            @DefaultValue("ADMIN") String role,
            @DefaultValue("/login") String signInPage,
            @DefaultValue("") String company,
            @DefaultValue("Employee provisioning") String product) {}

    /** Returns a text without the token. */
    @Override
    public String toString() {
        return "ScimProperties[basePath=" + basePath + ", baseUrl=" + baseUrl + ", tenant=" + tenant + "]";
    }
}
