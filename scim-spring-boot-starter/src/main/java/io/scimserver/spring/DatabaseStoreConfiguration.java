package io.scimserver.spring;

import com.mongodb.client.MongoClient;
import io.scimserver.jdbc.JdbcStores;
import io.scimserver.mongo.MongoStoresProvider;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Databases for which the application has the module of a store. */
final class DatabaseStoreConfiguration {

    private DatabaseStoreConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({JdbcStores.class, DataSource.class})
    static class Jdbc {

        @Bean
        DatabaseStore scimJdbcStore(
                ObjectProvider<DataSource> databases, ScimProperties properties, ObjectProvider<Clock> clock) {
            return new JdbcDatabaseStore(databases, properties.createSchema(), clock.getIfUnique(Clock::systemUTC));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MongoStoresProvider.class, MongoClient.class})
    static class Mongo {

        @Bean
        DatabaseStore scimMongoStore(
                ObjectProvider<MongoClient> clients, ScimProperties properties, ObjectProvider<Clock> clock) {
            return new MongoDatabaseStore(clients, properties.mongoDatabase(), clock.getIfUnique(Clock::systemUTC));
        }
    }
}
