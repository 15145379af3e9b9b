package io.scimserver.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
import io.scimserver.store.StoredUser;
import io.scimserver.store.UserDocument;
import io.scimserver.store.UserStore;
import io.scimserver.tenant.Tenant;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Tests of the exceptions that the library receives when a connection breaks or transactions meet. */
class FailureTest {

    private static final UserDocument ADA = document("{\"userName\":\"ada\"}");

    @Test
    void nobodyKnowsTheOutcomeOfACommitWithoutAResponse() {
        UserStore store = store("commit", "commit", reset(), Integer.MAX_VALUE);
        assertThatThrownBy(() -> store.create("1", ADA))
                .isInstanceOf(OutcomeUnknown.class)
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("of ada"));
    }

    @Test
    void whatBreaksBeforeTheCommitHasChangedNothing() {
        UserStore store = store("before", "prepareStatement", reset(), Integer.MAX_VALUE);
        assertThatThrownBy(() -> store.create("1", ADA))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("08006")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("of ada"));
    }

    @Test
    void aTransactionThatWasGivenUpForAnotherOneIsRunAgain() {
        UserStore store = store("deadlock", "commit", new SQLException("deadlock", "40001"), 3);
        assertThat(store.find(store.create("1", ADA).id())).isPresent();
    }

    @Test
    void aTransactionThatIsGivenUpEveryTimeHasChangedNothing() {
        UserStore store = store("for ever", "commit", new SQLException("deadlock", "40001"), Integer.MAX_VALUE);
        assertThatThrownBy(() -> store.create("1", ADA)).isInstanceOf(Unavailable.class);
    }

    @Test
    void tablesThatAreNotThereMakeAStoreUnavailable() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");
        assertThatThrownBy(new JdbcStores(database)::verify).isInstanceOf(Unavailable.class);
    }

    @Test
    void tablesOfAnotherVersionMakeAStoreUnavailable() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:version;DB_CLOSE_DELAY=-1");
        JdbcStores stores = new JdbcStores(database);
        stores.createSchema();
        stores.createSchema();
        stores.verify();
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("update scim_schema set version = 7");
        }
        assertThatThrownBy(stores::verify).isInstanceOf(Unavailable.class).hasMessageContaining("7");
    }

    @Test
    void tablesOfVersion1AreUpgradedAndKeepTheirUsers() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:upgrade;DB_CLOSE_DELAY=-1");
        JdbcStores stores = new JdbcStores(database);
        stores.createSchema();
        UserStore users = stores.users().forTenant(new Tenant("acme"));
        StoredUser ada =
                users.create("1", UserDocument.ofJson("{\"userName\":\"ada\"}".getBytes(StandardCharsets.UTF_8)));
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("drop table scim_given_version");
            connection.createStatement().execute("update scim_schema set version = 1");
        }
        assertThatThrownBy(stores::verify).isInstanceOf(Unavailable.class);

        stores.createSchema();

        stores.verify();
        assertThat(users.find("1")).contains(ada);
        assertThat(users.delete("1", ada.version())).isTrue();
    }

    @Test
    void aDatabaseThatIsNotThereIsUnavailableAndItsPasswordIsNotShown() {
        String uri = "jdbc:postgresql://127.0.0.1:1/scim?user=scim&password=se-cret&connectTimeout=2";
        assertThatThrownBy(() -> new JdbcStoresProvider().open(uri, Clock.systemUTC()))
                .isInstanceOf(Unavailable.class)
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("se-cret"));
    }

    @Test
    void aUrlThatNoDriverKnowsIsRefusedWithoutItsPassword() {
        assertThatThrownBy(() -> new JdbcStoresProvider().open("jdbc:other://x?password=se-cret", Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("se-cret"));
    }

    @Test
    void aUriWithoutAFileIsRefused() {
        assertThatThrownBy(() -> new JdbcStoresProvider().open("sqlite:", Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sqlite:./data/scim.db");
    }

    /** Returns a store, a method of whose connections fails this many times. */
    private static UserStore store(String name, String method, SQLException failure, int times) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        JdbcStores sound = new JdbcStores(database);
        sound.createSchema();
        sound.users().forTenant(new Tenant("acme")).create("0", document("{\"userName\":\"bob\"}"));
        AtomicInteger left = new AtomicInteger(times);
        DataSource breaking = proxy(DataSource.class, database, call -> call, connection -> {
            return proxy(
                    Connection.class,
                    connection,
                    called -> {
                        if (called.equals(method) && left.getAndDecrement() > 0) {
                            throw failure;
                        }
                        return called;
                    },
                    result -> result);
        });
        return new JdbcStores(breaking).users().forTenant(new Tenant("acme"));
    }

    /** Does as the target does, but asks before each call. */
    private static <T> T proxy(Class<T> type, Object target, BeforeCall before, UnaryOperator<Object> results) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            before.call(method.getName());
            try {
                Object result = method.invoke(target, given);
                return method.getReturnType() == Connection.class ? results.apply(result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @FunctionalInterface
    private interface BeforeCall {
        String call(String method) throws SQLException;
    }

    private static SQLException reset() {
        return new SQLException("the connection of ada was reset", "08006");
    }

    private static UserDocument document(String json) {
        return UserDocument.ofJson(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns everything that a log could show of a failure, its causes included, as one text. */
    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
