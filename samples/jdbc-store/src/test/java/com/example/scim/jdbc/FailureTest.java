package com.example.scim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimserver.store.StoreException.OutcomeUnknown;
import io.scimserver.store.StoreException.Unavailable;
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
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Tests of the exceptions that the library receives when a connection breaks. */
class FailureTest {

    private static final UserDocument ADA =
            UserDocument.ofJson("{\"userName\":\"ada\"}".getBytes(StandardCharsets.UTF_8));

    @Test
    void nobodyKnowsWhetherACommitWithoutAResponseHappened() {
        UserStore store = store("commit", "commit");
        assertThatThrownBy(() -> store.create("1", ADA)).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void whatBreaksBeforeTheCommitHasChangedNothing() {
        UserStore store = store("before", "prepareStatement");
        assertThatThrownBy(() -> store.create("1", ADA))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("08006");
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

    private static UserStore store(String name, String brokenMethod) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        new JdbcUserStores(database, Clock.systemUTC()).createTables();
        DataSource breaking = proxy(
                DataSource.class,
                database,
                "",
                connection -> proxy(Connection.class, connection, brokenMethod, result -> result));
        return new JdbcUserStores(breaking, Clock.systemUTC()).forTenant(new Tenant("acme"));
    }

    /** Does as the target does, but one method fails as it does when the server is gone. */
    private static <T> T proxy(Class<T> type, Object target, String broken, Results results) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getName().equals(broken)) {
                throw new SQLException("the connection was reset", "08006");
            }
            try {
                Object result = method.invoke(target, given);
                return method.getReturnType() == Connection.class ? results.wrap(result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @FunctionalInterface
    private interface Results {
        Object wrap(Object result);
    }

    /**
     * Returns everything that a log could show of a failure, its causes included, as one text, so that a test can look
     * for the password in it.
     */
    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
