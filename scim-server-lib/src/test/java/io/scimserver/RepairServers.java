package io.scimserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.types.AttributeDefinition.Type;
import io.scimserver.activity.ActivityEntry;
import io.scimserver.activity.ActivityFilter;
import io.scimserver.activity.ActivityQuery;
import io.scimserver.activity.log.ActivityLog;
import io.scimserver.activity.log.ActivitySettings;
import io.scimserver.memory.InMemoryActivityStore;
import io.scimserver.memory.InMemoryUserStores;
import io.scimserver.schema.AttributeBuilder;
import io.scimserver.schema.Attributes;
import io.scimserver.schema.Repair;
import io.scimserver.schema.Schema;
import io.scimserver.schema.UserSchema;
import io.scimserver.schema.UserSchemas;
import io.scimserver.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Servers with the same users and the same activity log, each with repairs of its own. */
final class RepairServers implements AutoCloseable {

    static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    private final ActivityLog log =
            ActivityLog.start(new InMemoryActivityStore(), ActivitySettings.DEFAULT, Clock.systemUTC());

    private final InMemoryUserStores users = new InMemoryUserStores(Clock.systemUTC());
    private int names;

    /** Starts a server that makes these repairs; all servers have the same users and the same activity log. */
    RunningScimServer start(Set<Repair> repairs) {
        Schema numbers = new Schema(
                "urn:x:User",
                "Numbers",
                "",
                new Attributes(List.of(
                        AttributeBuilder.simple("level", Type.INTEGER, "").build(),
                        AttributeBuilder.simple("share", Type.DECIMAL, "").build())));
        return RunningScimServer.start(builder -> builder.users(users)
                .schemas(UserSchemas.same(UserSchema.standard().withExtension(numbers)))
                .activity(log)
                .config(ScimServerConfig.DEFAULT.withRepairs(repairs)));
    }

    /** Returns the members as JSON: {@code ENT} and {@code CORE} stand for the URNs of the schemas. */
    static String members(String text) {
        return text.replace('\'', '"').replaceAll("\\bENT\\b", ENT).replaceAll("\\bCORE\\b", CORE);
    }

    String newName() {
        return "user-" + ++names;
    }

    /** Returns the entry of the activity log about the request. */
    ActivityEntry entryOf(ScimClient.Response response) throws InterruptedException {
        assertThat(log.flush(Duration.ofSeconds(20))).isTrue();
        return log
                .store()
                .search(ActivityQuery.newest(Optional.of(new Tenant("acme")), ActivityFilter.ANY, 100))
                .entries()
                .stream()
                .filter(entry -> entry.id().equals(response.header("X-Request-Id")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        log.close();
    }
}
