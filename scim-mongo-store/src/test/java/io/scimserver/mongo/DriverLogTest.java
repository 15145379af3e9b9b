package io.scimserver.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.scimserver.OpenedStore;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tests that the driver's log of the store's commands is safe when it is turned up. */
class DriverLogTest {

    private final Logger driver = (Logger) LoggerFactory.getLogger("org.mongodb.driver");
    private final Level usual = driver.getEffectiveLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void turnItUp() {
        log.start();
        driver.addAppender(log);
        driver.setAdditive(false);
        driver.setLevel(Level.TRACE);
    }

    @AfterEach
    void turnItDown() {
        driver.setLevel(usual);
        driver.setAdditive(true);
        driver.detachAppender(log);
    }

    @Test
    void commandsAreLoggedWithoutTheUsersInThem() {
        String name = "private-" + UUID.randomUUID();
        MongoConfig config = MongoConfig.defaults();
        try (MongoClient client =
                MongoClients.create(MongoStoresProvider.clientSettings(Engine.connectionString(), config))) {
            OpenedStore stores = MongoStoresProvider.open(
                    client.getDatabase(Engine.database().getName()), config);
            UserStore users = stores.users().forTenant(new Tenant("log-" + UUID.randomUUID()));
            String id =
                    users.create(UUID.randomUUID().toString(), document(name)).id();
            assertThat(users.find(id)).isPresent();
        }
        assertThat(messages()).anyMatch(message -> message.contains("Command \"insert\" succeeded"));
        assertThat(messages()).noneMatch(message -> message.contains(name));
    }

    private static UserDocument document(String userName) {
        return UserDocument.of(JsonNodeFactory.instance.objectNode().put("userName", userName));
    }

    private List<String> messages() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
